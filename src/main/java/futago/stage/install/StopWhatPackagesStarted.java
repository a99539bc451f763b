package futago.stage.install;

import futago.command.Action;
import futago.command.Facts;
import futago.command.Probe;
import futago.command.Run;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.platform.Services;
import futago.spec.NodeSpec;
import futago.stage.PlanInput;
import futago.stage.Questions;
import java.util.List;
import java.util.Map;

/// Stops what the packages started by themselves. Corosync comes up with a configuration for one
/// host, PostgreSQL and DRBD are Pacemaker's to start (slide "DRBDはPacemakerによって起動されるので").
///
/// Once our own corosync.conf is in place, Corosync and Pacemaker are left alone.
public record StopWhatPackagesStarted(PlanInput input) implements Step {
  private static final List<String> NEVER_AT_BOOT = List.of("postgresql.service", "drbd.service");
  private static final List<String> NOT_YET = List.of("pacemaker.service", "corosync.service");

  /// The first line of our corosync.conf tells it from the packages' one.
  private static final Probe OURS =
      new Probe("corosync-ours", "head -n 1 /etc/corosync/corosync.conf | grep -q Futago");

  @Override
  public StepId id() {
    return StepId.of("install.services-off");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return List.of(
        services().disableNow(NEVER_AT_BOOT.toArray(String[]::new)),
        new futago.command.OnlyIf(
            futago.text.Message.of("stage.condition.corosync-not-ours"),
            Run.script("! { " + OURS.script() + "; }"),
            List.of(services().disableNow(NOT_YET.toArray(String[]::new)))));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(OURS, Questions.services(input));
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    List<String> unwanted =
        java.util.stream.Stream.concat(
                NEVER_AT_BOOT.stream(),
                facts.yes(OURS) ? java.util.stream.Stream.<String>empty() : NOT_YET.stream())
            .filter(service -> isOn(Questions.stateOf(input, facts, service)))
            .toList();
    return unwanted.isEmpty()
        ? StepState.satisfied()
        : StepState.missing("stage.missing.services-on", String.join(", ", unwanted));
  }

  private Services services() {
    return input.platform().services();
  }

  private static boolean isOn(String state) {
    return state.startsWith("active") || state.endsWith(" enabled");
  }
}
