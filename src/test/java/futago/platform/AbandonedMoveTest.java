package futago.platform;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A move whose Futago is gone, in real shells: nobody reads any more what it prints, and it takes
/// its constraint back all the same, unless another move has begun since.
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
      for member in filesystem ipaddr pgsql; do echo "   * $member (ocf): Started $(cat "$DIR/at")"; done\
      """;

  /// What takes a move back, by the shell that does it.
  private static final String CLEAR = "crm_resource --clear --resource group_pgsql";

  private static final String UNMIGRATE = "crm resource unmigrate group_pgsql";

  @TempDir private Path directory;

  static Stream<Arguments> all() {
    return Stream.of("dash", "bash")
        .flatMap(
            sh ->
                Stream.of("bob", "alice")
                    .flatMap(
                        comesTo ->
                            Stream.of(
                                Arguments.of(sh, new PacemakerShell(), CLEAR, comesTo),
                                Arguments.of(sh, new CrmShell10(), UNMIGRATE, comesTo))));
  }

  @ParameterizedTest
  @MethodSource("all")
  void takesItsConstraintBack(String sh, ClusterShell shell, String takesBack, String comesTo)
      throws Exception {
    StubNode node = node("until [ -e \"$DIR/unheard\" ]; do :; done\n" + SCREEN, comesTo);

    node.run(sh, unheard(sh, move(shell)));

    assertThat(node.called().stream().filter(call -> !call.startsWith("crm_attribute")))
        .last()
        .isEqualTo(takesBack);
    assertThat(node.called()).anyMatch(call -> call.contains("futago-move"));
    assertThat(node.has("ended")).isTrue();
    assertThat(node.has("property")).as("what it signed with").isFalse();
  }

  @ParameterizedTest
  @MethodSource("all")
  void leavesTheConstraintOfAMoveThatBeganSince(
      String sh, ClusterShell shell, String takesBack, String comesTo) throws Exception {
    StubNode node = node("echo alice.7.1 >\"$DIR/property\"\n" + SCREEN, comesTo);

    StubNode.Result result = node.run(sh, move(shell));

    assertThat(result.status()).isEqualTo(comesTo.equals("bob") ? 0 : 1);
    assertThat(result.error()).contains("left to the move that began since: alice.7.1");
    assertThat(node.called()).doesNotContain(takesBack);
    assertThat(node.read("property")).isEqualTo("alice.7.1\n");
  }

  @ParameterizedTest
  @MethodSource("all")
  void takesItsConstraintBackWhereNoneIsSignedAnyMore(
      String sh, ClusterShell shell, String takesBack, String comesTo) throws Exception {
    StubNode node = node("rm -f \"$DIR/property\"\n" + SCREEN, comesTo);

    node.run(sh, move(shell));

    assertThat(node.called()).last().isEqualTo(takesBack);
  }

  private StubNode node(String screen, String comesTo) throws IOException {
    return new StubNode(directory)
        .program("crm_mon", screen)
        .program("crm", "")
        .program("crm_resource", "echo \"resource $3 is running on: alice \"")
        .property()
        .file("at", comesTo + "\n");
  }

  private static Run move(ClusterShell shell) {
    return shell.moveAndWait("group_pgsql", ResourceNames.MEMBERS, List.of("bob"), 0);
  }

  private static Run unheard(String sh, Run run) {
    List<String> argv = run.argv();
    return Run.script(
        UNHEARD,
        Stream.concat(Stream.of(sh), argv.subList(1, argv.size()).stream()).toArray(String[]::new));
  }
}
