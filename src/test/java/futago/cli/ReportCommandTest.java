package futago.cli;

import static org.assertj.core.api.Assertions.assertThat;

import futago.remote.RemoteException;
import futago.remote.RemoteException.Kind;
import futago.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  @TempDir private Path home;
  private TestCli cli;
  private String spec;
  private Path html;
  private Path markdown;

  @BeforeEach
  void anExample() throws IOException {
    cli = new TestCli(home);
    cli.environment.put("FUTAGO_POSTGRES_PASSWORD", "canary-of-postgres");
    spec = Files.writeString(home.resolve("cluster.json"), cli.run("init").out()).toString();
    html = home.resolve("cluster.html");
    markdown = home.resolve("cluster.md");
  }

  @Test
  void whereToIsAskedFor() {
    TestCli.Result result = cli.run("report", spec, "--offline");

    assertThat(result.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(result.err()).contains("--out").contains("--markdown");
  }

  @Test
  void writesBothFormatsWithoutContactingAnybody() {
    cli.connector =
        (node, _, _) -> {
          throw new AssertionError("contacted " + node.name());
        };

    TestCli.Result result =
        cli.run(
            "report",
            spec,
            "--offline",
            "--out",
            html.toString(),
            "--markdown",
            markdown.toString());

    assertThat(result.status()).isEqualTo(ExitStatus.DONE);
    assertThat(result.out()).contains(html.toString(), markdown.toString());
    assertThat(html)
        .content()
        .startsWith("<!DOCTYPE html>")
        .contains("<html lang=\"en\">", "192.168.137.201", "pgha")
        .doesNotContain("<script", "http://", "https://", "canary-of-postgres");
    assertThat(markdown).content().contains("\n# pgha", "alice", "bob");
  }

  @Test
  void speaksTheLanguageThatIsAskedFor() {
    cli.run("report", spec, "--offline", "--out", html.toString(), "--lang", "ja");

    assertThat(html).content().contains("<html lang=\"ja\">", "クラスタ");
  }

  @Test
  void anotherFilesContentStaysUnlessForced() throws IOException {
    Files.writeString(html, "<p>mine</p>");

    TestCli.Result result = cli.run("report", spec, "--offline", "--out", html.toString());

    assertThat(result.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(html).hasContent("<p>mine</p>");

    assertThat(cli.run("report", spec, "--offline", "--force", "--out", html.toString()).status())
        .isEqualTo(ExitStatus.DONE);
    // What Futago has written it may write anew.
    assertThat(cli.run("report", spec, "--offline", "--out", html.toString()).status())
        .isEqualTo(ExitStatus.DONE);
  }

  @Test
  void oneOfTwoFilesThatIsForeignLeavesBothAlone() throws IOException {
    Files.writeString(markdown, "mine");

    cli.run(
        "report", spec, "--offline", "--out", html.toString(), "--markdown", markdown.toString());

    assertThat(html).doesNotExist();
    assertThat(markdown).hasContent("mine");
  }

  @Test
  void withoutANodeThatAnswersItIsMadeFromTheJournalsAndSaysSo() {
    cli.connector =
        (node, _, _) -> {
          throw new RemoteException(
              node.name(),
              Kind.UNREACHABLE,
              Message.of("remote.connection-gone", node.name(), "test"),
              Message.of("remote.connection-gone.cure", node.name()),
              null);
        };

    TestCli.Result result = cli.run("report", spec, "--out", html.toString());

    assertThat(result.status()).isEqualTo(ExitStatus.DONE);
    assertThat(result.err()).contains("No node answered");
    assertThat(html).exists();
  }

  @Test
  void whatCannotBeWrittenIsAFailureThatNamesIt() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "no directory");

    TestCli.Result result =
        cli.run("report", spec, "--offline", "--out", file.resolve("report.html").toString());

    assertThat(result.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(result.err()).contains(file.toString());
  }
}
