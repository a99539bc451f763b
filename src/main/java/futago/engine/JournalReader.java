package futago.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// Reads what a {@link Journal} wrote.
public final class JournalReader {
  static final String SUFFIX = ".jsonl";

  /// The journal of a whole run has one or two MiB; what is larger than this is something else.
  static final long LARGEST_BYTES = 64L << 20;

  private JournalReader() {}

  /// The events of a journal, in order. A last line that broke off, as after a crash, is left out.
  ///
  /// @throws IOException if the file cannot be read, is too large to be a journal, or a line before
  ///   the last is no event
  public static List<RunEvent> read(Path file) throws IOException {
    String text = text(file);
    var events = new ArrayList<RunEvent>();
    int number = 0;
    for (int at = 0; at < text.length(); ) {
      number++;
      int end = text.indexOf('\n', at);
      boolean complete = end >= 0;
      String line = text.substring(at, complete ? end : text.length());
      try {
        events.add(EventJson.read(line));
      } catch (JacksonException e) {
        if (complete) {
          throw new IOException(file + " is damaged in line " + number, e);
        }
      }
      at = complete ? end + 1 : text.length();
    }
    return events;
  }

  private static String text(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      // Of a pipe or a device nobody knows when it ends.
      throw new IOException(file + " is not a regular file");
    }
    if (Files.size(file) > LARGEST_BYTES) {
      throw new IOException(file + " is too large for a journal");
    }
    // A line may have broken off in the midst of a character, which must not be an error.
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  /// The journal of a cluster's last run, if there is one.
  ///
  /// @param state Futago's state directory
  /// @param cluster the cluster's name
  /// @throws IOException if the directory cannot be read
  public static Optional<Path> latest(Path state, String cluster) throws IOException {
    List<Path> all = all(state, cluster);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  /// The journals of all runs of a cluster, the oldest first.
  ///
  /// @param state Futago's state directory
  /// @param cluster the cluster's name
  /// @throws IOException if the directory cannot be read
  public static List<Path> all(Path state, String cluster) throws IOException {
    Path directory = directory(state, cluster);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (var files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
          .sorted(Comparator.comparing(file -> file.getFileName().toString()))
          .toList();
    }
  }

  /// Where a cluster's journals are. A name with other characters than a cluster may have must not
  /// lead elsewhere.
  static Path directory(Path state, String cluster) {
    String plain = cluster.replaceAll("[^A-Za-z0-9_-]", "_");
    return state.resolve(plain.isEmpty() ? "_" : plain);
  }
}
