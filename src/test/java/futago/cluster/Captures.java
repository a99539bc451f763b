package futago.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What real clusters printed, from `src/test/resources/cluster`; the README there says what is
/// what.
final class Captures {
  static final String DEBIAN_12 = "pacemaker-2.1.5";
  static final String DEBIAN_13 = "pacemaker-3.0.0";

  private static final Path ROOT = Path.of("src/test/resources/cluster");

  private Captures() {}

  static String read(String stack, String state, String file) {
    return find(stack, state, file).orElseThrow(() -> new AssertionError("no " + file));
  }

  static Optional<String> find(String stack, String state, String file) {
    Path path = ROOT.resolve(stack).resolve(state).resolve(file);
    try {
      return Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The names of all states of a stack.
  static List<String> states(String stack) {
    try (Stream<Path> states = Files.list(ROOT.resolve(stack))) {
      return states.map(path -> path.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The cluster as the node that was asked first saw it.
  static PacemakerView view(String stack, String state) throws UnreadableException {
    return CrmMonParser.parse(
            "alice",
            read(stack, state, "alice.crm_mon.xml"),
            read(stack, state, "alice.crm_mon.txt"))
        .orElseThrow()
        .withLeftBehind(MoveConstraintParser.parse(read(stack, state, "alice.constraints.xml")));
  }
}
