package futago.platform;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A move whose connection is cut, in real shells: nobody reads any more what it prints, and it
/// takes its constraint back all the same.
class AbandonedMoveTest {
  /// Runs what it is given with an output of which the other end is closed before `crm_mon` answers
  /// for the first time.
  private static final String UNHEARD =
      """
      { status=0; "$@" || status=$?; echo "$status" >"$DIR/ended"; } 2>"$DIR/errors" |
        { exec <&-; echo >"$DIR/unheard"; }
      """;

  private static final String SCREEN =
      """
      until [ -e "$DIR/unheard" ]; do :; done
      for member in filesystem ipaddr pgsql; do echo "   * $member (ocf): Started $(cat "$DIR/at")"; done\
      """;

  @TempDir private Path directory;

  static Stream<Arguments> all() {
    return Stream.of("dash", "bash")
        .flatMap(
            sh ->
                Stream.of(
                    Arguments.of(
                        sh,
                        new PacemakerShell(),
                        "crm_resource --clear --resource group_pgsql",
                        "bob"),
                    Arguments.of(sh, new CrmShell10(), "crm resource unmigrate group_pgsql", "bob"),
                    Arguments.of(
                        sh,
                        new PacemakerShell(),
                        "crm_resource --clear --resource group_pgsql",
                        "alice"),
                    Arguments.of(
                        sh, new CrmShell10(), "crm resource unmigrate group_pgsql", "alice")));
  }

  @ParameterizedTest
  @MethodSource("all")
  void takesItsConstraintBack(String sh, ClusterShell shell, String takesBack, String comesTo)
      throws Exception {
    StubNode node =
        new StubNode(directory)
            .program("crm_mon", SCREEN)
            .program("crm", "")
            .program("crm_resource", "echo \"resource $3 is running on: alice \"")
            .file("at", comesTo + "\n");
    Run move = shell.moveAndWait("group_pgsql", ResourceNames.MEMBERS, List.of("bob"), 0);

    node.run(sh, unheard(sh, move));

    assertThat(node.called()).last().isEqualTo(takesBack);
    assertThat(directory.resolve("ended")).exists();
  }

  private static Run unheard(String sh, Run run) {
    List<String> argv = run.argv();
    return Run.script(
        UNHEARD,
        Stream.concat(Stream.of(sh), argv.subList(1, argv.size()).stream()).toArray(String[]::new));
  }
}
