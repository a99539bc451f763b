package futago.simulator.membership;

import futago.simulator.machine.Call;
import futago.simulator.machine.HostName;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Lines such as daemons of that time write to their standard error: `Nov 23 01:22:39 bob
/// heartbeat: [83]: ERROR: …`.
public final class DaemonLog {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MMM dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Call call;
  private final String program;

  /// @param program the daemon's name
  public DaemonLog(Call call, String program) {
    this.call = call;
    this.program = program;
  }

  /// Writes a line.
  public void line(String text) {
    call.err()
        .println(
            "%s %s %s: [%d]: %s"
                .formatted(
                    TIME.format(call.machine().clock().instant()),
                    call.machine().part(HostName.class).get(),
                    program,
                    call.process().pid(),
                    text));
  }
}
