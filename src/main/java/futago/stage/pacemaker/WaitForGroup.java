package futago.stage.pacemaker;

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
import futago.platform.ResourceNames;
import futago.spec.NodeSpec;
import futago.stage.PlanInput;
import futago.stage.Questions;
import futago.text.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Waits until the whole group runs (slide "crm_mon -r").
public record WaitForGroup(PlanInput input) implements Step {
  /// 44 s were measured on emulated machines, the probes before it not counted.
  private static final Duration DEADLINE = Duration.ofMinutes(6);

  /// Succeeds when one node is promoted, the other ready, and every member of the group has
  /// started; prints what a person would look at to see why not. `fuser` is named because without
  /// it the Filesystem agent calls itself "not installed", and Pacemaker then shows a stopped group
  /// without any failed action.
  private static final String LOOK =
      """
      seen=$(crm_mon -1 -r 2>&1); echo "$seen"
      command -v fuser >/dev/null || echo "fuser is missing: the Filesystem agent is not installed completely"
      for member in filesystem ipaddr pgsql; do
        echo "$seen" | grep -Eq "[ *]$member[[:space:]].*:[[:space:]]+Started" || exit 1
      done
      echo "$seen" | grep -Eq '(Promoted|Masters): \\[ [^ ]+ \\]' || exit 1
      echo "$seen" | grep -Eq '(Unpromoted|Slaves): \\[ [^ ]+ \\]'
      """;

  /// Fails with the constraints of moves that nobody took back, if the group does not run.
  private static final String KEPT_AWAY =
      """
      crm_resource --resource "$1" --locate 2>/dev/null | grep -q 'is running on' && exit 0
      kept=$(cibadmin --query -o constraints 2>/dev/null | grep -E '"cli-(ban|standby)-')
      [ -z "$kept" ] || { echo "$kept" >&2; exit 1; }
      """;

  @Override
  public StepId id() {
    return StepId.of("pacemaker.running");
  }

  @Override
  public Target target() {
    return Target.ACT;
  }

  private static Probe running() {
    return new Probe("group-running", "( " + LOOK + " )");
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    var actions = new ArrayList<>(input.platform().shell().lookAgainIfStopped(ResourceNames.GROUP));
    actions.add(
        new OnlyIf(
            Message.of("stage.only-if.kept-away"),
            Run.script("! ( " + KEPT_AWAY + " ) 2>/dev/null", ResourceNames.GROUP),
            List.of(
                input.platform().shell().settled(), Run.script(KEPT_AWAY, ResourceNames.GROUP))));
    actions.add(WaitFor.until(Message.of("stage.wait.group"), Run.script(LOOK), DEADLINE));
    return actions;
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(running());
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return Questions.anyYes(all, running())
        ? StepState.satisfied()
        : StepState.missing("stage.missing.group");
  }
}
