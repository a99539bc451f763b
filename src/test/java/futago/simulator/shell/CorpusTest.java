package futago.simulator.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Scripts that this machine's own `sh` and the simulated one must take alike: what they print on
/// standard output, and their status.
class CorpusTest {
  @TempDir private Path directory;

  static Stream<String> snippets() throws IOException {
    var snippets = new ArrayList<String>();
    for (String file : List.of("shell.txt", "tools.txt", "sed.txt", "awk.txt")) {
      try (var in = CorpusTest.class.getResourceAsStream("/simulator/shell/" + file)) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        snippets.addAll(List.of(text.split("(?m)^%%.*\n", -1)));
      }
    }
    return snippets.stream().filter(each -> !each.isBlank());
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void isTakenAlike(String snippet) throws Exception {
    Path real = Files.createDirectory(directory.resolve("work"));
    var judge = new RealShell("dash").run(snippet, real);
    var simulated = new SimulatedShell();

    var outcome = simulated.run(snippet, real.toString());

    assertThat(outcome).as(snippet + "\n--- " + simulated.errors()).isEqualTo(judge);
    assertThat(simulated.machine().unknownCommands()).isEmpty();
  }
}
