package futago.slide;

import futago.command.Action;
import futago.command.Facts;
import futago.command.Probe;
import futago.command.WaitFor;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A step with the given actions. Its id has to be one that the text bundles know. It is done where
/// its one question, `true`, is answered with success.
public record SampleStep(
    StepId id,
    Target target,
    Function<NodeSpec, List<Action>> todo,
    Function<NodeSpec, List<WaitFor>> proof)
    implements Step {
  /// A step that does the same on both nodes.
  public static SampleStep both(String id, Action... actions) {
    return new SampleStep(StepId.of(id), Target.BOTH, _ -> List.of(actions), _ -> List.of());
  }

  /// The same step on another target.
  public SampleStep on(Target other) {
    return new SampleStep(id, other, todo, proof);
  }

  /// The same step, doing this on each node.
  public SampleStep doing(Function<NodeSpec, List<Action>> other) {
    return new SampleStep(id, target, other, proof);
  }

  /// The same step, proved by this.
  public SampleStep provedBy(WaitFor... waits) {
    return new SampleStep(id, target, todo, _ -> List.of(waits));
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return todo.apply(node);
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(new Probe(id.value(), "true"));
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return facts.of(id.value()).yes()
        ? StepState.satisfied()
        : StepState.missing("stage.missing.mount-point", "/mnt");
  }

  @Override
  public List<WaitFor> verification(NodeSpec node) {
    return proof.apply(node);
  }
}
