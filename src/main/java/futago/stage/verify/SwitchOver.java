package futago.stage.verify;

import futago.command.Action;
import futago.command.Facts;
import futago.command.Probe;
import futago.command.WaitFor;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.platform.ResourceNames;
import futago.spec.NodeSpec;
import futago.stage.PlanInput;
import futago.stage.Waits;
import futago.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// One planned switchover to the node that does not have the group, and the row that was written
/// before it read through the virtual IP after it. There and back are two slides of this one kind.
///
/// @param id the slide
/// @param input the plan's input
public record SwitchOver(StepId id, PlanInput input) implements Step {
  /// 35 s were measured on emulated machines.
  private static final int SECONDS = 300;

  private static final StepId BACK = StepId.of("verify.switch-back");

  /// To the other node.
  public static Step there(PlanInput input) {
    return new SwitchOver(StepId.of("verify.switchover"), input);
  }

  /// And back.
  public static Step back(PlanInput input) {
    return new SwitchOver(BACK, input);
  }

  @Override
  public Target target() {
    return Target.SBY;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return List.of(
        // A node whose disk is not UpToDate must not be asked to take over.
        Waits.upToDateOnBoth(input, Duration.ofMinutes(10)),
        input
            .platform()
            .shell()
            .moveAndWait(
                ResourceNames.GROUP,
                ResourceNames.MEMBERS,
                input.spec().nodes().stream().map(NodeSpec::name).toList(),
                SECONDS),
        new WaitFor(
            Message.of("stage.wait.row-readable", input.spec().virtualIp().address()),
            PasswordFile.psql(input, "SELECT 1 / count(*) AS row_is_there FROM futago_verify"),
            Duration.ofMinutes(2),
            Duration.ofSeconds(1)));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(Verified.probe(input), Verified.before());
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return id.equals(BACK) && isWhereItWasPlanned(all)
        ? StepState.satisfied()
        : Verified.stateOf(input, all);
  }

  /// An earlier run may have ended between there and back. Then going there once more is the way
  /// back.
  private boolean isWhereItWasPlanned(Map<String, Facts> all) {
    return !input.act().equals(input.spec().act())
        && !all.values().stream().allMatch(facts -> facts.yes(Verified.before()));
  }
}
