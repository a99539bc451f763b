package futago.simulator.host;

import futago.simulator.machine.FileEntry;
import futago.simulator.machine.FileTree;
import futago.simulator.machine.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.Map;

/// Files that lie on the class path and are put on a machine, as a package or an installer does. A
/// directory there has a list, `files.txt`, whose lines are a kind, a path, a mode and an owner;
/// see the one of CentOS 6.
public final class FilePack {
  private final Machine machine;
  private final String source;
  private final Map<String, String> words;

  private FilePack(Machine machine, String source, Map<String, String> words) {
    this.machine = machine;
    this.source = source;
    this.words = words;
  }

  /// Puts all files of a directory's list on a machine. What is there already is kept.
  ///
  /// @param source the directory on the class path, such as `/simulator/centos6`
  /// @param words what takes the place of each `{{name}}` in the files' text
  public static void unpack(Machine machine, String source, Map<String, String> words) {
    var pack = new FilePack(machine, source, words);
    read(source + "/files.txt")
        .lines()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .forEach(pack::put);
  }

  /// Whether there is such a directory.
  public static boolean exists(String source) {
    return FilePack.class.getResource(source + "/files.txt") != null;
  }

  /// A text on the class path.
  public static String read(String resource) {
    try (var stream = FilePack.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("not on the class path: " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void put(String line) {
    String[] fields = line.split(" ", 5);
    String path = fields[1];
    FileTree files = machine.files();
    try {
      if (files.findLink(path).isPresent()) {
        return;
      }
      files.makeDirectories(path.substring(0, Math.max(1, path.lastIndexOf('/'))));
      files.set(path, entry(fields));
    } catch (FileSystemException e) {
      throw new IllegalStateException(line, e);
    }
  }

  private FileEntry entry(String[] fields) {
    return switch (fields[0]) {
      case "d" -> entry(FileEntry.Kind.DIRECTORY, fields, "");
      case "e" -> entry(FileEntry.Kind.FILE, fields, "");
      case "f" -> entry(FileEntry.Kind.FILE, fields, filled(read(source + fields[1])));
      case "s" -> entry(FileEntry.Kind.FILE, fields, filled(fields[4]) + "\n");
      case "l" ->
          new FileEntry(
              FileEntry.Kind.LINK,
              "root",
              "root",
              0777,
              machine.clock().instant(),
              new byte[0],
              fields[2]);
      default -> throw new IllegalStateException("no such kind of file: " + fields[0]);
    };
  }

  private FileEntry entry(FileEntry.Kind kind, String[] fields, String text) {
    String[] owner = fields[3].split(":", 2);
    return new FileEntry(
        kind,
        owner[0],
        owner[1],
        Integer.parseInt(fields[2], 8),
        machine.clock().instant(),
        text.getBytes(StandardCharsets.UTF_8),
        "");
  }

  private String filled(String text) {
    String result = text;
    for (Map.Entry<String, String> word : words.entrySet()) {
      result = result.replace("{{" + word.getKey() + "}}", word.getValue());
    }
    return result;
  }
}
