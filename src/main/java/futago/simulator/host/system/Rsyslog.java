package futago.simulator.host.system;

import futago.simulator.host.service.Daemon;
import futago.simulator.host.service.SysvWords;
import futago.simulator.machine.Call;
import futago.simulator.machine.FileTree;
import futago.simulator.machine.HostName;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Service;
import futago.simulator.machine.Services;
import futago.simulator.machine.Syslog;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// rsyslogd: writes what is said to the files that its rules name. It reads them when it starts.
final class Rsyslog implements Service, Syslog {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ROOT);

  private final Machine machine;
  private final Daemon daemon;
  private volatile List<LogRule> rules = List.of();

  private Rsyslog(Machine machine, Daemon daemon) {
    this.machine = machine;
    this.daemon = daemon;
  }

  /// Installs it.
  ///
  /// @param words what its init script says
  /// @param runs whether it runs already
  static void install(Machine machine, SysvWords words, boolean runs) {
    var daemon = new Daemon("rsyslogd", words);
    var rsyslog = new Rsyslog(machine, runs ? daemon.running() : daemon);
    rsyslog.read();
    machine.part(Services.class).define("rsyslog", rsyslog, true);
    machine.give(Syslog.class, rsyslog);
  }

  private void read() {
    rules = LogRule.read(machine.files());
  }

  @Override
  public int start(Call call) throws InterruptedException {
    read();
    return daemon.start(call);
  }

  @Override
  public int stop(Call call) throws InterruptedException {
    return daemon.stop(call);
  }

  @Override
  public int status(Call call, String name) {
    return daemon.status(call, name);
  }

  @Override
  public boolean isRunning() {
    return daemon.isRunning();
  }

  @Override
  public void powerLost() {
    daemon.powerLost();
  }

  @Override
  public synchronized void log(String facility, String tag, String text) {
    if (!isRunning()) {
      return;
    }
    String line =
        "%s %s %s: %s\n"
            .formatted(
                TIME.format(machine.clock().instant().atZone(machine.clock().getZone())),
                machine.part(HostName.class).get(),
                tag,
                text);
    boolean fits = false;
    for (LogRule rule : rules) {
      fits = rule.continues() ? fits : rule.isFor(facility, tag + ": " + text);
      if (!fits) {
        continue;
      }
      if (rule.discards()) {
        return;
      }
      append(rule.file(), line);
    }
  }

  private void append(String path, String line) {
    FileTree files = machine.files();
    try {
      String before = files.text(path).orElse("");
      files.write(path, (before + line).getBytes(StandardCharsets.UTF_8), "root");
    } catch (FileSystemException e) {
      // As the daemon does: a file that cannot be written to gets nothing.
      daemon.powerLost();
    }
  }
}
