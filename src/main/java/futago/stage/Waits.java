package futago.stage;

import futago.command.Run;
import futago.command.WaitFor;
import futago.text.Message;
import java.time.Duration;

/// Conditions that more than one stage waits for.
public final class Waits {
  /// Pacemaker answers 20 to 30 s after its start on an emulated machine.
  private static final Duration ONLINE = Duration.ofMinutes(5);

  private Waits() {}

  /// Waits until a node sees both online in `crm_mon`.
  public static WaitFor bothOnline(PlanInput input) {
    String one = input.spec().act().name();
    String other = input.spec().sby().name();
    // Pacemaker 2 sorts the names, 1.0 need not.
    return WaitFor.until(
        Message.of("stage.wait.both-online", one, other),
        Run.script(
            "seen=$(crm_mon -1 -r 2>&1); echo \"$seen\"; echo \"$seen\" | grep -Eq 'Online: \\[ (%1$s %2$s|%2$s %1$s) \\]'"
                .formatted(one, other)),
        ONLINE);
  }

  /// Waits until both disks are UpToDate; shows DRBD's status, where the percentage stands.
  public static WaitFor upToDateOnBoth(PlanInput input, Duration deadline) {
    return WaitFor.until(
        Message.of("stage.wait.up-to-date"),
        Run.script(
            "%s; drbdadm dstate %s | grep -q '^UpToDate/UpToDate'"
                .formatted(input.platform().drbd().status(), input.spec().drbd().resource())),
        deadline);
  }
}
