package futago.stage;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Action;
import futago.command.Content;
import futago.command.FileScripts;
import futago.command.LocalShell;
import futago.command.Run;
import futago.command.WriteFile;
import futago.engine.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where the software comes from: what is done for each kind of source, and what is said of those
/// that cannot be reached.
class SourcesTest {
  private static final String SUM = "0".repeat(64);

  @TempDir private Path directory;

  @Test
  void anAddressIsGivenToTheCommandItself() {
    assertThat(
            lines(
                ", \"sources\": {\"pgdg\": {\"url\": \"http://m.example/p.rpm\"}}", "install.pgdg"))
        .containsExactly("yum -y install http://m.example/p.rpm");
  }

  @Test
  void whatHasAChecksumIsDownloadedAndCheckedFirst() {
    String elrepo = "{\"url\": \"http://m.example/e.rpm\", \"sha256\": \"" + SUM + "\"}";

    List<String> lines = lines(", \"sources\": {\"elrepo\": " + elrepo + "}", "install.elrepo");

    assertThat(lines).hasSize(3);
    assertThat(lines.get(0))
        .contains("curl -f -s -S -L -o /var/lib/futago/sources/e.rpm.part http://m.example/e.rpm");
    assertThat(lines.get(1))
        .isEqualTo("echo '" + SUM + "  /var/lib/futago/sources/e.rpm' | sha256sum -c -");
    assertThat(lines.get(2)).isEqualTo("rpm -ivh /var/lib/futago/sources/e.rpm");
  }

  @Test
  void aDescriptionOfARepositoryIsPutWhereYumLooks() {
    assertThat(lines(", \"sources\": {\"pgdg\": {\"path\": \"/srv/our.repo\"}}", "install.pgdg"))
        .containsExactly("cp /srv/our.repo /etc/yum.repos.d/pgdg.repo");
  }

  @Test
  void theArchiveOfAnAddressIsDownloadedInAnyCase() {
    String archive = "{\"url\": \"http://m.example/ha.repo.tar.gz\", \"unpackTo\": \"/opt/ha\"}";

    assertThat(lines(", \"sources\": {\"linuxHa\": " + archive + "}", "install.linux-ha"))
        .anyMatch(line -> line.contains("curl") && line.contains("http://m.example/ha.repo.tar.gz"))
        .contains(
            "sha256sum /var/lib/futago/sources/ha.repo.tar.gz",
            "mkdir -p /opt/ha",
            "cd /opt/ha && tar -xzf /var/lib/futago/sources/ha.repo.tar.gz");
  }

  @Test
  void aFileOfThisComputerIsUploaded() throws Exception {
    byte[] bytes = {0, (byte) 0xff, 10, 13, 0};
    Path file = Files.write(directory.resolve("k.rpm"), bytes);
    List<Action> actions =
        actions(", \"sources\": {\"elrepo\": {\"upload\": \"" + file + "\"}}", "install.elrepo");

    var upload = (WriteFile) actions.getFirst();
    assertThat(upload.path()).isEqualTo("/var/lib/futago/sources/k.rpm");
    assertThat(((Run) actions.getLast()).argv())
        .containsExactly("rpm", "-ivh", "/var/lib/futago/sources/k.rpm");

    Path there = directory.resolve("there/k.rpm");
    var here = new WriteFile(there.toString(), upload.content(), LocalShell.own("0600"));
    var shell = new LocalShell("sh", directory.resolve("kept"));
    assertThat(shell.ask(FileScripts.stateOf(here))).isEqualTo("absent");
    assertThat(shell.run(FileScripts.write(here)).output()).isEqualTo("changed\n");
    assertThat(there).hasBinaryContent(bytes);
    assertThat(shell.ask(FileScripts.stateOf(here))).isEqualTo("same");
  }

  @Test
  void aFileThatIsNotOnThisComputerIsNamed() {
    var missing = new Content.LocalFile(directory.resolve("gone.rpm"));
    var file = new WriteFile(directory + "/there.rpm", missing, LocalShell.own("0600"));
    var shell = new LocalShell("sh", directory.resolve("kept"));

    LocalShell.Result result = shell.run(FileScripts.write(file));

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.error()).contains(directory + "/gone.rpm").contains("no such file");
    assertThat(shell.ask(FileScripts.stateOf(file))).isEqualTo("absent");
  }

  @Test
  void everythingThatCannotBeReachedIsNamedAtOnce() {
    String gone = directory.resolve("gone.rpm").toString();
    String archive = directory.resolve("ha.repo.tar.gz").toString();
    String fields =
        """
        , "sources": {"pgdg": {"url": "http://good.example/p.rpm"}, "elrepo": {"url": "http://bad.example/e.rpm"},
          "elrepoKey": {"upload": "%s"}, "linuxHa": {"path": "%s"}}
        """
            .formatted(gone, archive);

    LocalShell.Result result = preflight(fields, "return 1");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.error().lines())
        .containsExactly(
            "not on this node: " + archive,
            "not on the computer that Futago runs on: " + gone,
            "cannot be reached: http://bad.example/e.rpm",
            "cannot be reached: yum's own repositories (yum repolist)");
  }

  @Test
  void nothingIsSaidWhenAllCanBeReached() throws Exception {
    Path archive = Files.writeString(directory.resolve("ha.repo.tar.gz"), "");
    String fields =
        """
        , "sources": {"pgdg": {"url": "http://good.example/p.rpm"}, "elrepo": {"url": "http://good.example/e.rpm"},
          "elrepoKey": {"url": "http://good.example/key"}, "linuxHa": {"path": "%s"}}
        """
            .formatted(archive);

    assertThat(preflight(fields, "return 0")).isEqualTo(new LocalShell.Result(0, "", ""));
  }

  /// Runs the preflight with a curl that only reaches good.example, and a yum.
  private LocalShell.Result preflight(String fields, String yum) {
    var run = (Run) actions(fields, "install.sources").getFirst();
    String stubs =
        "curl() { case \"$*\" in *good.example*) return 0 ;; *) return 22 ;; esac; }\nyum() { %s; }\n"
            .formatted(yum);
    return new LocalShell("sh", directory).run(Run.script(stubs + run.argv().getLast()));
  }

  private static List<Action> actions(String fields, String step) {
    PlanInput input = TalkFixture.input(fields);
    Step found = TalkFixture.step(input, step);
    return found.actions(input.act());
  }

  private static List<String> lines(String fields, String step) {
    return actions(fields, step).stream()
        .filter(Run.class::isInstance)
        .map(Run.class::cast)
        .map(run -> run.isScript() ? run.argv().get(2).strip() : String.join(" ", run.argv()))
        .toList();
  }
}
