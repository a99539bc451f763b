package futago.simulator.host.disk;

import futago.simulator.host.Release;
import futago.simulator.host.Table;
import futago.simulator.machine.Call;
import futago.simulator.machine.FileEntry;
import futago.simulator.machine.Machine;
import futago.simulator.machine.NotModelledException;
import futago.simulator.machine.Options;
import futago.simulator.machine.Program;
import futago.simulator.machine.Signal;
import futago.simulator.machine.Tool;
import java.util.List;
import java.util.Optional;

/// `mountpoint`, `findmnt` and `fuser`: looks at what is mounted, and at who uses it.
final class MountViews {
  private MountViews() {}

  static Program mountpoint(Release release) {
    Tool tool =
        call -> {
          var options = Options.of(call, "qd", "quiet=q");
          if (options.words().size() != 1 || options.has('d')) {
            return Machine.notModelled(call);
          }
          String path = options.words().getFirst();
          Optional<FileEntry> entry = call.machine().files().find(call.path(path));
          if (entry.isEmpty()) {
            return options.has('q') ? 1 : call.fail(1, path + ": No such file or directory");
          }
          boolean mounted =
              fields(call).stream()
                  .anyMatch(each -> each[1].equals(call.machine().files().real(call.path(path))));
          if (!options.has('q')) {
            call.out().println(path + (mounted ? " is a mountpoint" : " is not a mountpoint"));
          }
          return mounted ? 0 : release.isCentos() ? 1 : 32;
        };
    return tool.program();
  }

  private static List<String[]> fields(Call call) {
    return call.machine()
        .files()
        .text("/proc/mounts")
        .orElse("")
        .lines()
        .map(line -> line.split(" ", -1))
        .toList();
  }

  static Program findmnt() {
    Tool tool =
        call -> {
          var options = Options.of(call, "no:", "noheadings=n", "output=o");
          List<String> columns =
              List.of(options.value('o').orElse("TARGET,SOURCE,FSTYPE,OPTIONS").split(",", -1));
          var table = new Table("l".repeat(columns.size()));
          if (!options.has('n')) {
            table.row(columns);
          }
          int found = 0;
          for (String[] mount : fields(call)) {
            if (options.words().isEmpty()
                || options.words().contains(mount[1])
                || options.words().contains(mount[0])) {
              table.row(columns.stream().map(column -> cell(column, mount)).toList());
              found++;
            }
          }
          if (found == 0) {
            return 1;
          }
          table.lines().forEach(call.out()::println);
          return 0;
        };
    return tool.program();
  }

  private static String cell(String column, String[] mount) {
    return switch (column) {
      case "SOURCE" -> mount[0];
      case "TARGET" -> mount[1];
      case "FSTYPE" -> mount[2];
      case "OPTIONS" -> mount[3];
      default -> throw new NotModelledException();
    };
  }

  /// `fuser -m DIRECTORY` and `fuser -k -m DIRECTORY`, from the package psmisc.
  static Program fuser() {
    Tool tool =
        call -> {
          var options = Options.of(call, "msvk", "mount=m", "silent=s", "verbose=v");
          if (options.words().size() != 1 || !options.has('m')) {
            return Machine.notModelled(call);
          }
          String path = options.words().getFirst();
          if (!call.machine().files().exists(call.path(path))) {
            call.err().println("Specified filename " + path + " does not exist.");
            return 1;
          }
          List<FileUsers.User> users =
              FileUsers.of(call.machine()).below(call.machine().files().real(call.path(path)));
          if (!users.isEmpty() && !options.has('s')) {
            call.err().print("%-20s".formatted(path + ":"));
            users.forEach(user -> call.out().print("%6d".formatted(user.pid())));
            call.out().flush();
            call.err().println();
          }
          if (options.has('k')) {
            users.forEach(
                user ->
                    call.machine()
                        .processes()
                        .find(user.pid())
                        .ifPresent(process -> process.send(Signal.KILL)));
          }
          return users.isEmpty() ? 1 : 0;
        };
    return tool.program();
  }
}
