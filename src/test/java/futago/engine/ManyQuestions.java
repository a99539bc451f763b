package futago.engine;

import futago.command.Action;
import futago.command.Facts;
import futago.command.Probe;
import futago.command.ProbeScript;
import futago.spec.NodeSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A step that asks for more than one output can hold, and is satisfied if every answer is right.
record ManyQuestions(int number) implements Step {
  @Override
  public StepId id() {
    return StepId.of("a.questions");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return List.of();
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return IntStream.range(0, number)
        .mapToObj(i -> new Probe("q" + i, "echo " + i + "; head -c 300000 /dev/zero | tr '\\0' x"))
        .toList();
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    boolean right =
        IntStream.range(0, number)
            .allMatch(
                i ->
                    facts.of("q" + i).output().startsWith(i + "\n")
                        && facts.of("q" + i).output().length() == ProbeScript.LONGEST_ANSWER);
    return right ? StepState.satisfied() : StepState.missing("test.wrong");
  }
}
