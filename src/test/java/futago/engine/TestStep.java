package futago.engine;

import futago.command.Action;
import futago.command.Facts;
import futago.command.FileState;
import futago.command.Probe;
import futago.command.WaitFor;
import futago.spec.NodeSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A step made for a test. It is satisfied where the probe named like it succeeds, in conflict
/// where the probe prints `conflict SUBJECT`, and, if it has no probe, where its files are as they
/// should be.
record TestStep(
    StepId id,
    Target target,
    boolean probed,
    Function<NodeSpec, List<Action>> todo,
    List<WaitFor> conditions,
    boolean provesOnly)
    implements Step {
  static TestStep both(String id, Action... actions) {
    return new TestStep(StepId.of(id), Target.BOTH, true, _ -> List.of(actions), List.of(), false);
  }

  TestStep on(Target other) {
    return new TestStep(id, other, probed, todo, conditions, provesOnly);
  }

  TestStep doing(Function<NodeSpec, List<Action>> other) {
    return new TestStep(id, target, probed, other, conditions, provesOnly);
  }

  TestStep judgedByFiles() {
    return new TestStep(id, target, false, todo, conditions, provesOnly);
  }

  TestStep verifiedBy(WaitFor... others) {
    return new TestStep(id, target, probed, todo, List.of(others), provesOnly);
  }

  TestStep proving() {
    return new TestStep(id, target, probed, todo, conditions, true);
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return todo.apply(node);
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return probed ? List.of(new Probe(id.value(), "false")) : List.of();
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    if (!probed) {
      Optional<String> unmet = FileState.firstUnmet(facts, actions(node));
      return unmet.isEmpty() ? StepState.satisfied() : StepState.missing("test.file", unmet.get());
    }
    Facts.Answer answer = facts.of(id.value());
    if (answer.output().startsWith("conflict ")) {
      return new StepState.Conflict(
          futago.text.Message.of("test.conflict", node.name()),
          answer.output().substring("conflict ".length()));
    }
    return answer.yes() ? StepState.satisfied() : StepState.missing("test.missing", node.name());
  }

  @Override
  public List<WaitFor> verification(NodeSpec node) {
    return conditions;
  }
}
