package futago.command;

import static org.assertj.core.api.Assertions.assertThat;

import futago.text.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellScriptTest {
  private static final String NASTY =
      "it's \"a\" $x `y` \\ FUTAGO\nFUTAGO\nFUTAGO_\n a\rb\n  ) fi done esac\n";
  private static final Message WORDS = Message.of("a condition\nin 'two' lines");
  private static final Secret SECRET = Secret.of("tops3cret");

  @SuppressWarnings("unused")
  private static final List<Action> ACTIONS =
      List.of(
          Run.asRoot("systemctl", "enable", "a b", "it's"),
          Run.asRoot("psql").withInput(new Content.Text(NASTY)),
          Run.asRoot("psql").withInput(new Content.Confidential(SECRET)),
          Run.as("postgres", "psql", "-c", "select 'a\nb'"),
          Run.script("echo one # comment"),
          Run.script("for i in \"$@\"; do\n  echo \"$i\"\ndone", "a b", "it's"),
          Run.script("cat <<X\nhere $1\nX\n", "a").withInput(new Content.Text("x")),
          Run.script("exit 3").alsoSucceedingWith(3, 5),
          Run.script("cat").as("postgres").withInput(new Content.Text(NASTY)).alsoSucceedingWith(1),
          WriteFile.text("/etc/a b/c'd", NASTY),
          WriteFile.text("/etc/x", "not complete"),
          WriteFile.text("/etc/x", ""),
          WriteFile.secret("/etc/k'ey", SECRET, FileMode.ROOT_ONLY),
          EditFile.block("/etc/h'osts", "hosts", NASTY).creating(),
          new EditFile("/etc/x", List.of(new EditFile.Setting("a", " = ", "'it''s'")), false),
          WaitFor.until(WORDS, Run.asRoot("true"), Duration.ofSeconds(9)),
          WaitFor.until(WORDS, Run.script("true\n# comment"), Duration.ofSeconds(9)),
          new OnlyIf(WORDS, Run.script("true"), List.of()),
          new OnlyIf(
              WORDS,
              Run.asRoot("cat").withInput(new Content.Text(NASTY)),
              List.of(
                  WriteFile.text("/etc/x", NASTY),
                  new OnlyIf(WORDS, Run.asRoot("false"), List.of(Run.script("echo x; exit 1"))),
                  Run.asRoot("psql").withInput(new Content.Confidential(SECRET)))));

  @TempDir private Path directory;

  @ParameterizedTest
  @FieldSource("ACTIONS")
  void isShellWithoutSecrets(Action action) throws Exception {
    String script = script(Stream.of(action));
    assertThat(script).doesNotContain("tops3cret");
    for (String shell : List.of("dash", "bash")) {
      assertThat(run(shell, script, "-n")).isEqualTo(new LocalShell.Result(0, "", ""));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash"})
  void doesWhatTheActionsDo(String shell) throws Exception {
    Path file = directory.resolve("new dir/it's");
    Path bare = directory.resolve("bare");
    Path hosts = Files.writeString(directory.resolve("hosts"), "127.0.0.1 localhost\n");
    FileMode own = LocalShell.own("0640");
    String script =
        script(
            Stream.of(
                new WriteFile(file.toString(), new Content.Text(NASTY), own),
                new WriteFile(bare.toString(), new Content.Text("not complete"), own),
                EditFile.block(hosts.toString(), "hosts", "10.0.0.1 alice"),
                EditFile.block(hosts.toString(), "hosts", "10.0.0.1 alice"),
                Run.script("cat; echo \"<$1>\"; exit 5", "it's")
                    .withInput(new Content.Text("in"))
                    .alsoSucceedingWith(5),
                new OnlyIf(WORDS, Run.asRoot("false"), List.of(Run.asRoot("echo", "wrong"))),
                new OnlyIf(WORDS, Run.asRoot("true"), List.of(Run.asRoot("echo", "right"))),
                WaitFor.until(
                    WORDS, Run.asRoot("test", "-e", bare.toString()), Duration.ofSeconds(5)),
                Run.script("false; echo goes on")));

    LocalShell.Result result = run(shell, script);

    assertThat(result.error()).isEmpty();
    assertThat(result.output()).isEqualTo("changed\nunchanged\nin\n<it's>\nright\ngoes on\n");
    assertThat(file).content().isEqualTo(NASTY);
    assertThat(Files.getPosixFilePermissions(file)).hasSize(3);
    assertThat(bare).content().isEqualTo("not complete");
    assertThat(hosts)
        .content()
        .isEqualTo(
            "127.0.0.1 localhost\n# futago hosts begin\n10.0.0.1 alice\n# futago hosts end\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash"})
  void endsAtTheFirstErrorAndAtAMissingSecret(String shell) throws Exception {
    assertThat(run(shell, script(Stream.of(Run.asRoot("false"), Run.asRoot("echo", "on")))))
        .isEqualTo(new LocalShell.Result(1, "", ""));

    Path key = directory.resolve("key");
    String script =
        script(
            Stream.of(
                WriteFile.secret(key.toString(), SECRET, LocalShell.own("0640")),
                Run.asRoot("echo", "on")));
    assertThat(run(shell, script))
        .isEqualTo(
            new LocalShell.Result(
                1, "", "put the secret into " + key + " and run this script again\n"));
    Files.writeString(key, "by hand");
    assertThat(run(shell, script)).isEqualTo(new LocalShell.Result(0, "on\n", ""));
  }

  @Test
  void givesUpWaiting() throws Exception {
    String script = script(Stream.of(WaitFor.until(WORDS, Run.asRoot("false"), Duration.ZERO)));
    assertThat(run("sh", script))
        .isEqualTo(new LocalShell.Result(1, "", "not within 0 s: a condition in 'two' lines\n"));
  }

  private static String script(Stream<Action> actions) {
    var script = new ShellScript(Message::key);
    return Stream.concat(
            ShellScript.header().stream(), actions.flatMap(each -> script.lines(each).stream()))
        .map(line -> line + "\n")
        .reduce("", String::concat);
  }

  private LocalShell.Result run(String shell, String script, String... options) throws Exception {
    Path file = directory.resolve("script.sh");
    Files.writeString(file, script.replace(FileScripts.KEPT, directory + "/kept"));
    return new LocalShell(shell, directory)
        .run(
            Run.asRoot(
                Stream.of(Stream.of(shell), Stream.of(options), Stream.of(file.toString()))
                    .flatMap(each -> each)
                    .toArray(String[]::new)));
  }
}
