package futago.stage.messaging;

import futago.command.Action;
import futago.command.Facts;
import futago.command.OnlyIf;
import futago.command.Probe;
import futago.command.Run;
import futago.command.WaitFor;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import futago.stage.PlanInput;
import futago.stage.Questions;
import futago.stage.StartedWith;
import futago.stage.Waits;
import futago.text.Message;
import java.util.List;
import java.util.Map;

/// Starts Corosync and Pacemaker on both nodes, now and at every boot, and waits until each sees
/// both *Online* (slides "Heartbeatの起動"). A Corosync that already runs with these files is left
/// alone. With `two_node: 1` a node alone never becomes quorate, so the wait comes after both have
/// been started.
public record StartMembership(PlanInput input) implements Step {
  private static final StartedWith STARTED =
      new StartedWith("corosync", List.of("/etc/corosync/corosync.conf", "/etc/corosync/authkey"));

  /// Corosync writes this file after it has read its configuration.
  private static final String PID_FILE = "/run/corosync.pid";

  private static final String TO_BE_STARTED =
      "! systemctl is-active --quiet corosync || ! systemctl is-active --quiet pacemaker || "
          + STARTED.mayHaveChanged(PID_FILE);

  @Override
  public StepId id() {
    return StepId.of("messaging.start");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return List.of(
        input.platform().services().enable("corosync.service", "pacemaker.service"),
        new OnlyIf(
            Message.of("stage.condition.corosync-to-be-started"),
            Run.script(TO_BE_STARTED),
            List.of(
                input.platform().services().restart("corosync.service"),
                input.platform().services().restart("pacemaker.service"))),
        STARTED.note());
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(STARTED.question(), Questions.services(input));
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    for (String service : List.of("corosync", "pacemaker")) {
      if (!Questions.stateOf(input, facts, service + ".service").equals("active enabled")) {
        return StepState.missing("stage.missing.service-off", service);
      }
    }
    return STARTED.isSo(facts)
        ? StepState.satisfied()
        : StepState.missing("stage.missing.corosync-restart");
  }

  @Override
  public List<WaitFor> verification(NodeSpec node) {
    // Where the cluster has resources already, Pacemaker starts them now: the next steps are to see
    // DRBD as it will be.
    return List.of(Waits.bothOnline(input), input.platform().shell().settled());
  }
}
