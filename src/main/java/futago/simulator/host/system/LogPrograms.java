package futago.simulator.host.system;

import futago.simulator.machine.Call;
import futago.simulator.machine.FileTree;
import futago.simulator.machine.HostName;
import futago.simulator.machine.Kernel;
import futago.simulator.machine.Machine;
import futago.simulator.machine.NotModelledException;
import futago.simulator.machine.Options;
import futago.simulator.machine.Program;
import futago.simulator.machine.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// `logger`, `logrotate` and `dmesg`.
final class LogPrograms {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ROOT);

  private LogPrograms() {}

  /// Writes a line to the log file that rsyslog's usual rules choose for it.
  static Program logger(String usualLog) {
    Tool tool =
        call -> {
          var options = Options.of(call, "p:t:", "priority=p", "tag=t");
          boolean local0 = options.value('p').orElse("").startsWith("local0.");
          String text = String.join(" ", options.words());
          append(
              call,
              (local0 || text.contains("drbd")) && separate(call.machine())
                  ? "/var/log/ha-log"
                  : usualLog,
              options.value('t').orElse(call.user()) + ": " + text);
          return 0;
        };
    return tool.program();
  }

  /// Whether rsyslog is told to keep what the cluster says apart.
  private static boolean separate(Machine machine) {
    FileTree files = machine.files();
    return files.text("/etc/rsyslog.conf").orElse("").contains("/var/log/ha-log")
        || files.text("/etc/rsyslog.d/30-futago-ha-log.conf").isPresent();
  }

  private static void append(Call call, String path, String text) throws IOException {
    Machine machine = call.machine();
    String line =
        "%s %s %s\n"
            .formatted(
                TIME.format(machine.clock().instant().atZone(machine.clock().getZone())),
                machine.part(HostName.class).get(),
                text);
    String before = machine.files().text(path).orElse("");
    machine.files().write(path, (before + line).getBytes(StandardCharsets.UTF_8), "root");
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
