package futago.guard;

import futago.command.Action;
import futago.command.EditFile;
import futago.command.FileScripts;
import futago.command.OnlyIf;
import futago.command.Run;
import futago.command.WaitFor;
import futago.command.WriteFile;
import futago.engine.Plan;
import futago.engine.Step;
import futago.spec.NodeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// All commands of a plan for one node, in order, so that a command that is sent can be told from
/// an equal one of another step.
final class Moments {
  private record Command(String step, int action, List<String> argv, boolean hasInput) {}

  private final String node;
  private final List<Command> commands = new ArrayList<>();
  private int at;

  Moments(Plan plan, NodeSpec node) {
    this.node = node.name();
    for (Step step : plan.steps()) {
      if (plan.nodesOf(step).contains(node)) {
        Stream<Action> all =
            Stream.concat(step.actions(node).stream(), step.verification(node).stream());
        List<Run> runs = all.flatMap(Moments::runs).toList();
        for (int i = 0; i < runs.size(); i++) {
          commands.add(
              new Command(
                  step.id().value(),
                  i + 1,
                  runs.get(i).argv(),
                  runs.get(i).input().bytes().length > 0));
        }
      }
    }
  }

  private static Stream<Run> runs(Action action) {
    return switch (action) {
      case Run run -> Stream.of(run);
      case WriteFile file -> Stream.of(FileScripts.write(file));
      case EditFile file -> Stream.of(FileScripts.edit(file));
      case WaitFor wait -> Stream.of(wait.probe());
      case OnlyIf only ->
          Stream.concat(Stream.of(only.test()), only.then().stream().flatMap(Moments::runs));
    };
  }

  /// Whether a command writes a file from its input, which it does not take for whole when it ends
  /// early.
  static boolean writesFile(Run run) {
    return run.argv().stream().anyMatch(word -> word.contains("futago_write"));
  }

  /// The moments of a command that is sent now; none for a question, which changes nothing.
  List<Moment> of(Run run) {
    for (int i = at; i < commands.size(); i++) {
      Command command = commands.get(i);
      if (command.argv().equals(run.argv())) {
        at = i;
        return Stream.of(Moment.Phase.values())
            .filter(phase -> phase != Moment.Phase.HALF || command.hasInput())
            .map(phase -> new Moment(command.step(), node, command.action(), phase))
            .toList();
      }
    }
    return List.of();
  }
}
