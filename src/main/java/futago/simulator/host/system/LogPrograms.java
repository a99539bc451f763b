package futago.simulator.host.system;

import futago.simulator.machine.Kernel;
import futago.simulator.machine.NotModelledException;
import futago.simulator.machine.Options;
import futago.simulator.machine.Program;
import futago.simulator.machine.Syslog;
import futago.simulator.machine.Tool;

/// `logger`, `logrotate` and `dmesg`.
final class LogPrograms {
  private LogPrograms() {}

  /// Says something to the system log.
  static Program logger() {
    Tool tool =
        call -> {
          var options = Options.of(call, "p:t:i", "priority=p", "tag=t");
          String priority = options.value('p').orElse("user.notice");
          call.machine()
              .part(Syslog.class)
              .log(
                  priority.substring(0, Math.max(0, priority.indexOf('.'))),
                  options.value('t').orElse(call.user()),
                  String.join(" ", options.words()));
          return 0;
        };
    return tool.program();
  }

  /// Checks a configuration with `-d`; rotates nothing, for no log here is a week old.
  static Program logrotate() {
    Tool tool =
        call -> {
          var options = Options.of(call, "dfv", "debug=d", "force=f", "verbose=v");
          if (options.has('f')) {
            throw new NotModelledException();
          }
          for (String file : options.words()) {
            if (!call.machine().files().exists(call.path(file))) {
              return call.fail(1, "error: cannot stat " + file + ": No such file or directory");
            }
          }
          return 0;
        };
    return tool.program();
  }

  static Program dmesg() {
    return call -> {
      call.out().println("Linux version " + call.machine().part(Kernel.class).release());
      return 0;
    };
  }
}
