package futago.simulator.machine;

import java.nio.file.AccessDeniedException;
import java.util.Optional;

/// Who may do what with the files of a machine. Root may do everything, except run a file that
/// nobody may run.
public final class Permissions {
  /// Reading, or listing a directory.
  public static final int READ = 4;

  /// Writing, or making and deleting names in a directory.
  public static final int WRITE = 2;

  /// Running, or going through a directory.
  public static final int EXECUTE = 1;

  private final Machine machine;
  private final String user;

  public Permissions(Machine machine, String user) {
    this.machine = machine;
    this.user = user;
  }

  /// Whether the user may do something with what is at a path, if anything is.
  public boolean allow(String path, int what) {
    Optional<FileEntry> entry = machine.files().find(path);
    return entry.isPresent() && reach(path) && allow(entry.get(), what);
  }

  /// Whether the user may do something with a file that can be reached.
  public boolean allow(FileEntry entry, int what) {
    if (user.equals("root")) {
      return what != EXECUTE || entry.isDirectory() || (entry.mode() & 0111) != 0;
    }
    int shift =
        entry.owner().equals(user)
            ? 6
            : Account.of(machine, user).groups(machine).contains(entry.group()) ? 3 : 0;
    return (entry.mode() >> shift & what) == what;
  }

  /// Insists that the user may do something.
  ///
  /// @throws AccessDeniedException if the user may not do something with what is at a path; nothing
  ///   happens if there is nothing
  public void check(String path, int what) throws AccessDeniedException {
    if (user.equals("root") && what != EXECUTE) {
      return;
    }
    if (!reach(path) || (machine.files().exists(path) && !allow(path, what))) {
      throw new AccessDeniedException(path);
    }
  }

  /// Insists that the user may make or delete a path.
  ///
  /// @throws AccessDeniedException if not
  public void checkDirectoryOf(String path) throws AccessDeniedException {
    check(parent(path), WRITE | EXECUTE);
  }

  private boolean reach(String path) {
    if (user.equals("root")) {
      return true;
    }
    String real = machine.files().real(path);
    for (String above = parent(real); ; above = parent(above)) {
      Optional<FileEntry> directory = machine.files().find(above);
      if (directory.isPresent() && !allow(directory.get(), EXECUTE)) {
        return false;
      }
      if (above.equals("/")) {
        return true;
      }
    }
  }

  /// The directory of a path.
  public static String parent(String path) {
    String trimmed =
        path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return trimmed.substring(0, Math.max(1, trimmed.lastIndexOf('/')));
  }
}
