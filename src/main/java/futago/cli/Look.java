package futago.cli;

import futago.engine.NoSuchStepException;
import futago.engine.Plan;
import futago.engine.RunEvent;
import futago.engine.RunOptions;
import futago.engine.RunOutcome;
import futago.engine.Runner;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.remote.RemoteNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a look at both hosts found, without changing anything.
///
/// @param found for each step and node, in the order of the plan
/// @param outcome whether an apply could begin
record Look(List<RunEvent.Checked> found, RunOutcome outcome) {
  static Look at(Cli cli, Plan plan, Map<String, RemoteNode> nodes, RunOptions options)
      throws NoSuchStepException {
    var found = new ArrayList<RunEvent.Checked>();
    var runner =
        new Runner(
            plan,
            nodes,
            event -> {
              if (event instanceof RunEvent.Checked checked) {
                found.add(checked);
              }
            },
            options,
            cli.context().clock());
    return new Look(found, runner.look());
  }

  /// The steps that are not done everywhere.
  Set<StepId> todo() {
    return found.stream()
        .filter(checked -> !(checked.state() instanceof StepState.Satisfied))
        .map(RunEvent.Checked::step)
        .collect(Collectors.toSet());
  }
}
