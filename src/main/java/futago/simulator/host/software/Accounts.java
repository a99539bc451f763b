package futago.simulator.host.software;

import futago.simulator.machine.FileTree;
import futago.simulator.machine.Machine;

/// Users that packages add.
final class Accounts {
  private Accounts() {}

  /// Adds a user with a group of the same name, unless there is one.
  ///
  /// @param line the user's line in `/etc/passwd`
  static void add(Machine machine, String line) {
    String[] fields = line.split(":", -1);
    FileTree files = machine.files();
    String users = files.text("/etc/passwd").orElse("");
    if (users.lines().noneMatch(each -> each.startsWith(fields[0] + ":"))) {
      files.install("/etc/passwd", users + line + "\n");
    }
    String groups = files.text("/etc/group").orElse("");
    boolean hasGroup =
        groups
            .lines()
            .anyMatch(
                each ->
                    each.startsWith(fields[0] + ":") || each.split(":", -1)[2].equals(fields[3]));
    if (!hasGroup) {
      files.install("/etc/group", groups + fields[0] + ":x:" + fields[3] + ":\n");
    }
  }
}
