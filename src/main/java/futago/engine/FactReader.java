package futago.engine;

import futago.command.Action;
import futago.command.EditFile;
import futago.command.Facts;
import futago.command.FileScripts;
import futago.command.OnlyIf;
import futago.command.Probe;
import futago.command.ProbeScript;
import futago.command.Run;
import futago.command.WaitFor;
import futago.command.WriteFile;
import futago.remote.CommandResult;
import futago.remote.OutputListener;
import futago.remote.RemoteException;
import futago.spec.NodeSpec;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Puts all questions of some steps to a node in one round trip.
final class FactReader {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Plan plan;
  private final RunContext context;

  FactReader(Plan plan, RunContext context) {
    this.plan = plan;
    this.context = context;
  }

  /// The answers of a node to the questions of these steps, and the state of the files among the
  /// actions that these steps have for it.
  ///
  /// @throws StepFailedException in the name of the first step, if the node could not be asked
  Facts ask(List<Step> steps, NodeSpec node) throws StepFailedException, InterruptedException {
    var probes = new LinkedHashMap<String, Probe>();
    for (Step step : steps) {
      questionsOf(step, node)
          .forEach(
              probe -> {
                Probe other = probes.putIfAbsent(probe.name(), probe);
                if (other != null && !other.equals(probe)) {
                  throw new IllegalStateException("two questions are named " + probe.name());
                }
              });
    }
    var answers = new LinkedHashMap<String, Facts.Answer>();
    if (!probes.isEmpty()) {
      byte[] boundary = new byte[16];
      RANDOM.nextBytes(boundary);
      var script =
          new ProbeScript(
              new ArrayList<>(probes.values()), "futago-" + HexFormat.of().formatHex(boundary));
      ask(script, steps.getFirst().id(), node.name(), context.remote(node), answers);
    }
    return new Facts(node.name(), answers);
  }

  private void ask(
      ProbeScript script,
      StepId first,
      String node,
      MeteredNode remote,
      Map<String, Facts.Answer> answers)
      throws StepFailedException, InterruptedException {
    CommandResult result;
    try {
      result = remote.run(script.run(), OutputListener.NONE);
    } catch (RemoteException e) {
      throw context.failures().remote(first, node, Optional.empty(), "", e);
    }
    Optional<Map<String, Facts.Answer>> all = script.answers(result.output());
    if (all.isPresent()) {
      answers.putAll(all.get());
    } else if (result.succeeded() && script.probes().size() > 1) {
      // Together the answers were longer than what is kept of an output.
      for (ProbeScript half : script.halves()) {
        ask(half, first, node, remote, answers);
      }
    } else {
      throw context.failures().asking(first, node, result);
    }
  }

  private Stream<Probe> questionsOf(Step step, NodeSpec node) {
    Stream<Probe> files =
        plan.nodesOf(step).contains(node)
            ? step.actions(node).stream().flatMap(FactReader::questionsOf)
            : Stream.empty();
    return Stream.concat(step.probes(node).stream(), files);
  }

  private static Stream<Probe> questionsOf(Action action) {
    return switch (action) {
      case WriteFile file -> Stream.of(FileScripts.stateOf(file));
      case EditFile file -> Stream.of(FileScripts.stateOf(file));
      case OnlyIf onlyIf -> onlyIf.then().stream().flatMap(FactReader::questionsOf);
      case Run _, WaitFor _ -> Stream.empty();
    };
  }
}
