package futago.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever finds one of our files on a host learns from its first lines who wrote it and how to
/// undo it.
class HeadersTest {
  /// Heartbeat's key, which is known by its size; and lines that go into a file of the host's,
  /// where marks of ours stand around them.
  private static final Set<String> WITHOUT =
      Set.of("el6-heartbeat/authkeys", "el6-heartbeat/ha-log.rsyslog");

  static Stream<Path> templates() throws Exception {
    Path resources = Path.of("installer-resources");
    Stream<Path> all = Stream.empty();
    for (String directory : List.of("common", "debian-corosync", "el6-heartbeat")) {
      try (Stream<Path> files = Files.list(resources.resolve(directory))) {
        all = Stream.concat(all, files.toList().stream());
      }
    }
    return all.filter(file -> !WITHOUT.contains(resources.relativize(file).toString()));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void saysWhoWroteItAndHowToUndoIt(Path template) throws Exception {
    List<String> lines = Files.readAllLines(template);
    assertThat(lines.getFirst()).startsWith("# Written by Futago");
    assertThat(String.join("\n", lines.subList(0, 2))).contains("To undo: futago remove");
  }
}
