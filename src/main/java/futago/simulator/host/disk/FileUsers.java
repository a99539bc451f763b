package futago.simulator.host.disk;

import futago.simulator.machine.Machine;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Who on a machine has files open for long, so that the file system below them is busy.
public final class FileUsers {
  /// Somebody.
  ///
  /// @param pid the number of the process
  /// @param user who it runs as
  /// @param command its name
  /// @param directory where its files are
  public record User(int pid, String user, String command, String directory) {}

  private final List<Supplier<Stream<User>>> sources = new CopyOnWriteArrayList<>();

  FileUsers() {}

  /// Those of a machine.
  public static FileUsers of(Machine machine) {
    return machine.part(FileUsers.class);
  }

  /// Adds a source of users.
  public void add(Supplier<Stream<User>> source) {
    sources.add(source);
  }

  /// Those that have files open in a directory or below.
  public List<User> below(String directory) {
    return sources.stream()
        .flatMap(Supplier::get)
        .filter(
            user ->
                user.directory().equals(directory) || user.directory().startsWith(directory + "/"))
        .toList();
  }
}
