package futago.engine;

import futago.command.Action;
import futago.command.EditFile;
import futago.command.Facts;
import futago.command.FileScripts;
import futago.command.OnlyIf;
import futago.command.Probe;
import futago.command.Run;
import futago.command.WaitFor;
import futago.command.WriteFile;
import futago.spec.NodeSpec;
import java.util.List;
import java.util.Map;
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
  public List<Action> clearAway(NodeSpec node) {
    return List.of(Run.asRoot("clear-away", id.value()));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return probed ? List.of(new Probe(id.value(), "false")) : List.of();
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    if (!probed) {
      return actions(node).stream().allMatch(action -> isDone(action, facts))
          ? StepState.satisfied()
          : StepState.missing("test.file");
    }
    Facts.Answer answer = facts.of(id.value());
    if (answer.output().startsWith("conflict ")) {
      return new StepState.Conflict(
          futago.text.Message.of("test.conflict", node.name()),
          answer.output().substring("conflict ".length()));
    }
    return answer.yes() ? StepState.satisfied() : StepState.missing("test.missing", node.name());
  }

  private static boolean isDone(Action action, Facts facts) {
    return switch (action) {
      case WriteFile file -> facts.text(FileScripts.stateOf(file)).equals("same");
      case EditFile file -> facts.text(FileScripts.stateOf(file)).equals("same");
      case Run _, WaitFor _, OnlyIf _ -> true;
    };
  }

  @Override
  public List<WaitFor> verification(NodeSpec node) {
    return conditions;
  }
}
