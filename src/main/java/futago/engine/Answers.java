package futago.engine;

import futago.command.Facts;
import futago.spec.NodeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What both nodes last answered to the steps' questions, and what follows from it for each step.
final class Answers {
  private final Plan plan;
  private final Set<String> erase;
  private final RunContext context;
  private final FactReader reader;

  private Map<String, Facts> facts = Map.of();

  /// @param erase the subjects of those conflicts that the user has allowed
  Answers(Plan plan, Set<String> erase, RunContext context) {
    this.plan = plan;
    this.erase = erase;
    this.context = context;
    this.reader = new FactReader(plan, context);
  }

  /// Asks both nodes for some steps; if both answer, these answers are what counts from now on.
  FanOut.Gathered<Facts> ask(List<Step> steps) {
    FanOut.Gathered<Facts> asked =
        context.fanOut().onAll(plan.spec().nodes(), node -> reader.ask(steps, node));
    if (asked.failures().isEmpty() && !asked.stopped()) {
      facts = asked.results();
    }
    return asked;
  }

  /// How a step that was asked for stands on each of its nodes.
  Map<NodeSpec, StepState> states(Step step) {
    var states = new LinkedHashMap<NodeSpec, StepState>();
    for (NodeSpec node : plan.nodesOf(step)) {
      states.put(node, step.check(node, facts.get(node.name()), facts));
    }
    return states;
  }

  /// The conflicts among these states that the user has not allowed.
  List<Refusal> refusals(Step step, Map<NodeSpec, StepState> states) {
    var refusals = new ArrayList<Refusal>();
    states.forEach(
        (node, state) -> {
          if (context.reporter().masker().state(state) instanceof StepState.Conflict conflict
              && !erase.contains(conflict.subject())) {
            refusals.add(new Refusal(step.id(), node.name(), conflict));
          }
        });
    return refusals;
  }

  /// Whether any of these steps would be refused.
  boolean refuseAnyOf(List<Step> steps) {
    return steps.stream().anyMatch(step -> !refusals(step, states(step)).isEmpty());
  }
}
