package futago.stage;

import futago.command.Action;
import futago.command.Facts;
import futago.command.Probe;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A step that takes something down again. Each stage says itself how its work is undone; what such
/// steps have in common is here.
///
/// @param id the slide
/// @param target on which nodes
/// @param somethingThere shell that succeeds if there is something to take down
/// @param undo what is done then, by node
public record RemovalStep(
    StepId id, Target target, String somethingThere, Function<NodeSpec, List<Action>> undo)
    implements Step {
  @Override
  public List<Action> actions(NodeSpec node) {
    return undo.apply(node);
  }

  private Probe probe() {
    return new Probe("there:" + id, somethingThere);
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(probe());
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return facts.yes(probe())
        ? StepState.missing("stage.missing.still-there")
        : StepState.satisfied();
  }
}
