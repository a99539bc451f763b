package futago.simulator.shell;

import futago.simulator.machine.Errno;
import futago.simulator.machine.Launcher;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Which real shell is meant: they differ in what `echo` does, in what they say of errors, and in
/// some statuses.
public enum Dialect {
  /// Debian's `sh`.
  DASH,
  /// Bash 4, the `sh` of CentOS 6.
  BASH;

  /// What is said of a command that is not there, with its place in front.
  String notFound(String name, int line, String command) {
    return switch (this) {
      case DASH -> name + ": " + line + ": " + command + ": not found";
      case BASH -> name + ": " + command + ": command not found";
    };
  }

  /// What is said of any other error, with its place in front.
  String complaint(String name, int line, String text) {
    return name + (this == BASH ? ": line " : ": ") + line + ": " + text;
  }

  /// What is said of a file that cannot be opened.
  ///
  /// @param reads whether it was to be read
  String cannotOpen(String path, boolean reads, FileSystemException error) {
    if (this == BASH) {
      return path + ": " + Errno.text(error);
    }
    boolean missing = error instanceof NoSuchFileException;
    String why = !missing ? Errno.text(error) : reads ? "No such file" : "Directory nonexistent";
    return (reads ? "cannot open " : "cannot create ") + path + ": " + why;
  }

  /// The status of what `command -v` and `type` do not know.
  int unknown() {
    return this == BASH ? 1 : Launcher.NOT_FOUND;
  }

  /// The status after an error of the shell's own, such as a file that it cannot open.
  int failure() {
    return this == BASH ? 1 : 2;
  }
}
