package futago.stage.ossettings;

import futago.command.Action;
import futago.command.Facts;
import futago.command.OnlyIf;
import futago.command.Probe;
import futago.command.Run;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import futago.stage.PlanInput;
import futago.stage.Questions;
import futago.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Both clocks kept by a time service, and not far from each other: log lines of two nodes can only
/// be read together when they agree, and Pacemaker's failure-timeout counts in wall-clock time. A
/// host that already has a time service keeps it.
public record KeepClocksInStep(PlanInput input) implements Step {
  /// Both nodes are asked at the same moment, but an emulated one may answer seconds later.
  private static final long TOLERATED_SECONDS = 15;

  private static final List<String> SERVICES =
      List.of("chrony", "systemd-timesyncd", "ntpsec", "ntp");

  private static final String NONE_ACTIVE =
      "! systemctl is-active --quiet " + String.join(" ", SERVICES);
  static final Probe NOW = new Probe("time-now", "date +%s");

  @Override
  public StepId id() {
    return StepId.of("ossettings.clock");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public boolean skippable() {
    return true;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    List<Action> chrony = new ArrayList<>(input.platform().packages().install(List.of("chrony")));
    chrony.add(input.platform().services().enable("chrony.service"));
    chrony.add(input.platform().services().restart("chrony.service"));
    return List.of(
        new OnlyIf(Message.of("stage.condition.no-time-service"), Run.script(NONE_ACTIVE), chrony),
        new OnlyIf(
            Message.of("stage.condition.chrony"),
            Run.asRoot("systemctl", "is-active", "--quiet", "chrony"),
            List.of(Run.asRoot("chronyc", "-a", "makestep"))));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(Questions.services(input), NOW);
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    if (SERVICES.stream()
        .noneMatch(
            service ->
                Questions.stateOf(input, facts, service + ".service").startsWith("active"))) {
      return StepState.missing("stage.missing.time-service");
    }
    // A node whose answer is no time counts as one whose clock is wrong.
    long earliest = all.values().stream().mapToLong(KeepClocksInStep::seconds).min().orElse(0);
    long latest = all.values().stream().mapToLong(KeepClocksInStep::seconds).max().orElse(0);
    return latest - earliest <= TOLERATED_SECONDS
        ? StepState.satisfied()
        : StepState.missing("stage.missing.clocks", latest - earliest);
  }

  /// What a node's clock says, in seconds since 1970; 0 if it says nothing.
  static long seconds(Facts facts) {
    String said = facts.text(NOW);
    return said.matches("\\d{1,12}") ? Long.parseLong(said) : 0;
  }
}
