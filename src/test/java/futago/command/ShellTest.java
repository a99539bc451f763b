package futago.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTest {
  private static final String[] PIECES = {
    "a",
    "B",
    "0",
    " ",
    "\t",
    "\n",
    "\r",
    "'",
    "\"",
    "\\",
    "$",
    "`",
    "$(id)",
    "`id`",
    "${HOME}",
    "$'x'",
    "!",
    "!!",
    "#",
    "~",
    "~root",
    "*",
    "?",
    "[a-z]",
    "{a,b}",
    "(",
    ")",
    "<",
    ">",
    "|",
    "&",
    ";",
    "-",
    "--",
    "-n",
    "-e",
    "=",
    "A=b",
    "%s",
    "%",
    "^",
    "/",
    "..",
    ",",
    ":",
    "@",
    "+",
    "双子",
    "日本語",
    "é",
    "\u202e",
    "\u200f",
    "\u0001",
    "\u001b[31m",
    "\u007f",
    "\ud83d\ude00",
    "'\\''",
    "\\n",
    "EOF",
    "if",
    "done"
  };

  @TempDir private Path directory;

  /// The shells judge: each gets batches of lines and prints the words it reads, ended by NULs.
  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash"})
  void readsBackExactlyTheArgv(String shell) throws Exception {
    var random = new Random(20261123);
    int words = 0;
    while (words < 120_000) {
      var expected = new ArrayList<String>();
      var script = new StringBuilder();
      for (int line = 0; line < 2_000; line++) {
        var argv = new ArrayList<>(List.of("printf", "%s\\0"));
        for (int i = random.nextInt(1, 13); i > 0; i--) {
          argv.add(word(random));
        }
        script.append(Shell.quote(argv)).append('\n');
        expected.addAll(argv.subList(2, argv.size()));
      }
      Path file = Files.writeString(directory.resolve("script"), script);
      String output =
          new LocalShell(shell, directory).run(Run.asRoot(shell, file.toString())).output();
      assertThat(List.of(output.split("\0", -1))).isEqualTo(concat(expected, ""));
      words += expected.size();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"A=b", "if", "time", "{", "!", "a b", "a'b", "", "#", "~", "case", "[[", "done"})
  void aFirstWordIsAlwaysAProgram(String program) {
    for (String shell : List.of("dash", "bash")) {
      String line = Shell.quote(List.of(program, "x"));
      LocalShell.Result result = new LocalShell(shell, directory).run(Run.asRoot("sh", "-c", line));
      assertThat(result.status()).as(line).isEqualTo(127);
      assertThat(result.error()).contains(program + ": ");
    }
  }

  @Test
  void leavesPlainWordsAsAPersonWouldTypeThem() {
    assertThat(Shell.quote(List.of("apt-get", "-o", "Dpkg::Use-Pty=0", "install", "/a/b.c_d+e%@,")))
        .isEqualTo("apt-get -o Dpkg::Use-Pty=0 install /a/b.c_d+e%@,");
    assertThat(Shell.quote("it's")).isEqualTo("'it'\\''s'");
    assertThat(Shell.quote("")).isEqualTo("''");
  }

  @Test
  void refusesNul() {
    assertThatThrownBy(() -> Shell.quote(List.of("a", "b\0c")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anotherUsersCommandGoesThroughSu() {
    assertThat(Shell.argvForRoot(Run.as("postgres", "psql", "-c", "select 'a'")))
        .containsExactly(
            "su", "-", "postgres", "-s", "/bin/sh", "-c", "LC_ALL=C psql -c 'select '\\''a'\\'''");
    assertThat(Shell.argvForRoot(Run.asRoot("id"))).containsExactly("id");
  }

  private static String word(Random random) {
    var word = new StringBuilder();
    for (int i = random.nextInt(7); i > 0; i--) {
      word.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return word.toString();
  }

  private static List<String> concat(List<String> words, String last) {
    var all = new ArrayList<>(words);
    all.add(last);
    return all;
  }

  @Test
  void aPieceOfShellDoesTheSameOnOneLine() {
    String script =
        """
        # says what it is given
        say() {
          echo "$1"
        }
        for i in 1 2; do
          if [ "$i" = 1 ]; then
            say one
          else
            case $i in
              2) say two ;;
              *) exit 1 ;;
            esac
          fi
        done

        say three |
          cat && (
          echo four \\
            five
        )
        """;
    String line = Shell.onOneLine(script);
    var shell = new LocalShell("sh", Path.of("/nowhere"));

    assertThat(line)
        .isEqualTo(
            "say() { echo \"$1\"; }; for i in 1 2; do if [ \"$i\" = 1 ]; then say one; else case $i"
                + " in 2) say two ;; *) exit 1 ;; esac; fi; done; say three | cat && ( echo four"
                + " five; )");
    assertThat(shell.run(Run.script(line)).output())
        .isEqualTo("one\ntwo\nthree\nfour five\n")
        .isEqualTo(shell.run(Run.script(script)).output());
  }
}
