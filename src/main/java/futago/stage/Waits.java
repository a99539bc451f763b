package futago.stage;

import futago.command.Run;
import futago.command.WaitFor;
import futago.spec.NodeSpec;
import futago.text.Message;
import java.time.Duration;
import java.util.stream.Collectors;

/// Conditions that more than one stage waits for.
public final class Waits {
  /// Pacemaker answers 20 to 30 s after its start on an emulated machine.
  private static final Duration ONLINE = Duration.ofMinutes(5);

  private Waits() {}

  /// Waits until a node sees both online in `crm_mon`.
  public static WaitFor bothOnline(PlanInput input) {
    String names =
        input.spec().nodes().stream().map(NodeSpec::name).sorted().collect(Collectors.joining(" "));
    return WaitFor.until(
        Message.of("stage.wait.both-online", input.spec().act().name(), input.spec().sby().name()),
        Run.script(
            "seen=$(crm_mon -1 -r 2>&1); echo \"$seen\"; echo \"$seen\" | grep -qF 'Online: [ "
                + names
                + " ]'"),
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
