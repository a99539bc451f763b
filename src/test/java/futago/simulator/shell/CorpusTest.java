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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Scripts that this machine's own shells and the simulated ones must take alike: what they print
/// on standard output, and their status. `%% dash` before a script says that it is for dash alone.
class CorpusTest {
  @TempDir private Path directory;

  static Stream<Arguments> snippets() throws IOException {
    var snippets = new ArrayList<Arguments>();
    for (String file : List.of("shell.txt", "tools.txt", "sed.txt", "awk.txt")) {
      try (var in = CorpusTest.class.getResourceAsStream("/simulator/shell/" + file)) {
        String text = "%%\n" + new String(in.readAllBytes(), StandardCharsets.UTF_8);
        for (String part : text.split("(?m)^%%", -1)) {
          String snippet = part.substring(part.indexOf('\n') + 1);
          if (snippet.isBlank()) {
            continue;
          }
          snippets.add(Arguments.of(Dialect.DASH, snippet));
          if (file.equals("shell.txt") && !part.startsWith(" dash\n")) {
            snippets.add(Arguments.of(Dialect.BASH, snippet));
          }
        }
      }
    }
    return snippets.stream();
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void isTakenAlike(Dialect dialect, String snippet) throws Exception {
    Path real = Files.createDirectory(directory.resolve("work"));
    String program = dialect == Dialect.DASH ? "dash" : "bash";
    var judge = new RealShell(program).run(snippet, real);
    var simulated = new SimulatedShell(dialect);

    var outcome = simulated.run(snippet, real.toString());

    assertThat(outcome).as(snippet + "\n--- " + simulated.errors()).isEqualTo(judge);
    assertThat(simulated.machine().unknownCommands()).isEmpty();
  }
}
