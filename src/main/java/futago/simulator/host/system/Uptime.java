package futago.simulator.host.system;

import futago.simulator.machine.Machine;
import futago.simulator.machine.Program;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicReference;

/// `uptime` and `/proc/uptime`: since when the machine runs.
final class Uptime {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Machine machine;
  private final AtomicReference<Instant> since;

  Uptime(Machine machine) {
    this.machine = machine;
    this.since = new AtomicReference<>(machine.clock().instant());
    machine
        .files()
        .generate("/proc/uptime", () -> "%d.00 %1$d.00\n".formatted(passed().toSeconds()));
  }

  /// The machine is switched on.
  void boot() {
    since.set(machine.clock().instant());
  }

  private Duration passed() {
    return Duration.between(since.get(), machine.clock().instant());
  }

  Program program() {
    return call -> {
      if (!call.arguments().isEmpty()) {
        return Machine.notModelled(call);
      }
      Duration passed = passed();
      String days =
          passed.toDays() == 0
              ? ""
              : passed.toDays() + (passed.toDays() == 1 ? " day, " : " days, ");
      String rest =
          passed.toHoursPart() == 0
              ? passed.toMinutesPart() + " min"
              : "%2d:%02d".formatted(passed.toHoursPart(), passed.toMinutesPart());
      call.out()
          .println(
              " %s up %s%s,  0 users,  load average: 0.00, 0.01, 0.05"
                  .formatted(
                      TIME.format(machine.clock().instant().atZone(machine.clock().getZone())),
                      days,
                      rest));
      return 0;
    };
  }
}
