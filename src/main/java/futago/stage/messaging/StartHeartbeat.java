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
import futago.platform.MembershipLayer;
import futago.spec.NodeSpec;
import futago.stage.PlanInput;
import futago.stage.Questions;
import futago.stage.StartedWith;
import futago.stage.Waits;
import futago.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Starts Heartbeat, and with it Pacemaker, on both nodes, and waits until each sees both *Online*
/// (slides "Heartbeatの起動"). A Heartbeat that runs with other settings is stopped first: it reads
/// them at its start only.
public record StartHeartbeat(PlanInput input) implements Step {
  private static final String SERVICE = "heartbeat";

  /// Heartbeat writes this file when it starts.
  private static final String PID_FILE = "/var/run/heartbeat.pid";

  /// Stopping it stops everything that Pacemaker runs first.
  private static final Duration STOPPING = Duration.ofMinutes(10);

  @Override
  public StepId id() {
    return StepId.of("heartbeat.start");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  private StartedWith started() {
    MembershipLayer heartbeat = input.platform().membership();
    return new StartedWith(SERVICE, List.of(heartbeat.configuration(), heartbeat.key()));
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return List.of(
        new OnlyIf(
            Message.of("stage.condition.heartbeat-runs"),
            Run.script(
                "service heartbeat status >/dev/null 2>&1 && "
                    + started().mayHaveChanged(PID_FILE)),
            List.of(Run.asRoot("service", SERVICE, "stop").within(STOPPING))),
        Run.asRoot("service", SERVICE, "start"),
        input.platform().services().enable(SERVICE),
        started().note());
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(started().question(), Questions.services(input));
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    if (!Questions.stateOf(input, facts, SERVICE).equals("active enabled")) {
      return StepState.missing("stage.missing.service-off", SERVICE);
    }
    return started().isSo(facts)
        ? StepState.satisfied()
        : StepState.missing("stage.missing.heartbeat-restart");
  }

  @Override
  public List<WaitFor> verification(NodeSpec node) {
    // Where the cluster has resources already, Pacemaker starts them now: the next steps are to see
    // DRBD as it will be.
    return List.of(Waits.bothOnline(input), input.platform().shell().settled());
  }
}
