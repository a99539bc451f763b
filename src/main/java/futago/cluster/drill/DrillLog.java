package futago.cluster.drill;

import futago.text.MessageJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the results of drills, one JSON object a line, in `CLUSTER/drills/results.jsonl` under
/// Futago's state directory, beside the journals of the cluster's runs.
public final class DrillLog {
  private static final JsonMapper MAPPER =
      MessageJson.teach(JsonMapper.builder())
          // A log of a later version may say more, one of an earlier version less.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final Path file;

  /// @param state Futago's state directory, such as `~/.local/state/futago`
  /// @param cluster the cluster's name
  public DrillLog(Path state, String cluster) {
    String plain = cluster.replaceAll("[^A-Za-z0-9_-]", "_");
    this.file =
        state.resolve(plain.isEmpty() ? "_" : plain).resolve("drills").resolve("results.jsonl");
  }

  /// Where it lies; need not exist.
  public Path file() {
    return file;
  }

  /// Adds a result.
  ///
  /// @throws IOException if it cannot be written
  public void add(DrillResult result) throws IOException {
    Files.createDirectories(
        file.getParent(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(
        file,
        json(result) + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /// All results, the oldest first; none where no drill was ever run. A line that cannot be read,
  /// as after a crash, is left out.
  ///
  /// @throws IOException if the file is there and cannot be read
  public List<DrillResult> read() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    var results = new ArrayList<DrillResult>();
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    for (String line : text.lines().toList()) {
      try {
        results.add(MAPPER.readValue(line, DrillResult.class));
      } catch (JacksonException _) {
        // Broken off.
      }
    }
    return List.copyOf(results);
  }

  /// A result as one line of JSON. The drill is called by its name in capitals, what is said by the
  /// key of its text and the words in it.
  public static String json(DrillResult result) {
    return MAPPER.writeValueAsString(result);
  }

  /// What came of several as one line of JSON, under the name `series`, by which it is told from a
  /// single result.
  public static String json(DrillSeries series) {
    return MAPPER.writeValueAsString(Map.of("series", series));
  }
}
