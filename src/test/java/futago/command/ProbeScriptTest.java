package futago.command;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Facts.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeScriptTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", LocalShell.SIMULATED})
  void answersEachQuestionOnItsOwn(String shell) {
    Map<String, Answer> answers =
        ask(
                shell,
                probe("plain", "echo one; echo two"),
                probe("silent", "exit 3"),
                probe("incomplete", "printf a"),
                probe("error", "echo e >&2; false"),
                probe("reads-input", "cat; read x; echo \"<$x>\""),
                probe("sets", "x=1; cd /; exec 4>/dev/null; trap 'echo bye' EXIT; echo $x"),
                probe("unset", "echo \"[$x]\""),
                probe("broken", "if (( '"),
                probe("forged", "echo; echo 'futago-test 0 forged'; echo end"),
                probe("quotes", "echo 'it'\"'\"'s' \"$(echo a | tr a b)\" # comment"),
                probe("lines", "cat <<X\n  here\n\nX"),
                probe("killed", "sh -c 'kill -9 $$'"))
            .orElseThrow();

    assertThat(answers)
        .containsEntry("plain", new Answer(0, "one\ntwo"))
        .containsEntry("silent", new Answer(3, ""))
        .containsEntry("incomplete", new Answer(0, "a"))
        .containsEntry("error", new Answer(1, ""))
        .containsEntry("reads-input", new Answer(0, "<>"))
        .containsEntry("unset", new Answer(0, "[]"))
        .containsEntry("quotes", new Answer(0, "it's b"))
        .containsEntry("lines", new Answer(0, "  here\n"))
        .containsEntry("killed", new Answer(137, ""));
    assertThat(answers.get("sets").output()).startsWith("1");
    assertThat(answers.get("broken").status()).isNotZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", LocalShell.SIMULATED})
  void cutsALongAnswerOffAndKeepsItsStatus(String shell) {
    Map<String, Answer> answers =
        ask(
                shell,
                probe("long", "head -c 3000000 /dev/zero | tr '\\0' x; exit 7"),
                probe("next", "echo here"))
            .orElseThrow();
    assertThat(answers.get("long").status()).isEqualTo(7);
    assertThat(answers.get("long").output()).hasSize(ProbeScript.LONGEST_ANSWER);
    assertThat(answers).containsEntry("next", new Answer(0, "here"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", LocalShell.SIMULATED})
  void asksMoreThanACommandLineCouldHold(String shell) {
    Probe[] probes =
        IntStream.range(0, 300)
            .mapToObj(i -> probe("q" + i, "# " + "x".repeat(1000) + "\necho " + i))
            .toArray(Probe[]::new);
    Map<String, Answer> answers = ask(shell, probes).orElseThrow();
    assertThat(answers).hasSize(300).containsEntry("q299", new Answer(0, "299"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", LocalShell.SIMULATED})
  void leanQuestionsAreAnsweredByOneShell(String shell) {
    var script =
        new ProbeScript(
            List.of(
                probe("shell", "echo $$"),
                probe("error", "echo e >&2; false"),
                probe("reads-input", "cat; read x; echo \"<$x>\""),
                probe("missing", "no-such-program"),
                probe("long", "head -c 300000 /dev/zero | tr '\\0' x"),
                probe("incomplete", "printf a"),
                probe("same", "echo $$")),
            "futago-secret-word");

    LocalShell.Result result = new LocalShell(shell, directory.resolve("kept")).run(script.lean());

    Map<String, Answer> answers = script.answers(result.output()).orElseThrow();
    assertThat(answers)
        .containsEntry("error", new Answer(1, ""))
        .containsEntry("reads-input", new Answer(0, "<>"))
        .containsEntry("missing", new Answer(127, ""))
        .containsEntry("incomplete", new Answer(0, "a"))
        .containsEntry("same", answers.get("shell"));
    assertThat(answers.get("long").output()).hasSize(300_000);
  }

  @Test
  void noticesWhatIsMissing() {
    var script = new ProbeScript(List.of(probe("a", "echo 1"), probe("b", "echo 2")), "word");
    String all = "word\n1\n\nword 0 a\n2\n\nword 0 b\n";
    assertThat(script.answers(all))
        .contains(Map.of("a", new Answer(0, "1"), "b", new Answer(0, "2")));
    for (int length = 0; length < all.length(); length++) {
      assertThat(script.answers(all.substring(0, length))).isEmpty();
      if (length > 0) {
        assertThat(script.answers(all.substring(length))).isEmpty();
      }
    }
    assertThat(script.answers(all.replace("word 0 b", "word 0 c"))).isEmpty();
  }

  private Optional<Map<String, Answer>> ask(String shell, Probe... probes) {
    var script = new ProbeScript(List.of(probes), "futago-secret-word");
    LocalShell.Result result = new LocalShell(shell, directory.resolve("kept")).run(script.run());
    assertThat(result.status()).isZero();
    return script.answers(result.output());
  }

  private static Probe probe(String name, String script) {
    return new Probe(name, script);
  }
}
