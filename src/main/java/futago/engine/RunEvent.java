package futago.engine;

import futago.remote.OutputListener;
import futago.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Something that happened in a run. For a step, {@link Started} and {@link Checked} come for each
/// of its nodes, then what its actions do on the nodes that need them, both nodes' events mixed,
/// then {@link Verified} for each node, then {@link Finished}. All texts are free of secrets and of
/// terminal control characters.
public sealed interface RunEvent {
  /// When it happened.
  Instant at();

  /// The run begins.
  ///
  /// @param cluster the cluster's name
  /// @param nodes the nodes' names, the one planned as active first
  /// @param steps the steps that the run goes through, in order
  record RunStarted(Instant at, String cluster, List<String> nodes, List<StepId> steps)
      implements RunEvent {
    public RunStarted {
      nodes = List.copyOf(nodes);
      steps = List.copyOf(steps);
    }
  }

  /// It is a step's turn on a node.
  record Started(Instant at, StepId step, String node) implements RunEvent {}

  /// What the look at a node said.
  record Checked(Instant at, StepId step, String node, StepState state) implements RunEvent {}

  /// An action begins.
  ///
  /// @param index its number among the step's actions on that node, from 1, those under a condition
  ///   counted right after the condition
  record ActionStarted(Instant at, StepId step, String node, int index, ShownAction action)
      implements RunEvent {}

  /// A command printed a line.
  record OutputLine(Instant at, StepId step, String node, OutputListener.Stream stream, String line)
      implements RunEvent {}

  /// Lines that a journal left out at this place; never sent by a run itself.
  record OutputOmitted(Instant at, StepId step, String node, long lines) implements RunEvent {}

  /// How far a long action is.
  ///
  /// @param percent 0 to 100
  /// @param left the time it will still take, where it says so
  record Progressed(Instant at, StepId step, String node, double percent, Optional<Duration> left)
      implements RunEvent {}

  /// An action takes longer than it should, and goes on.
  ///
  /// @param why what it waits for, or that it is tried again
  record Delayed(Instant at, StepId step, String node, Message why) implements RunEvent {}

  /// Something that a person should know and that stops nothing: the lock of a run that is over was
  /// replaced.
  record Noticed(Instant at, StepId step, String node, Message what) implements RunEvent {}

  /// An action ended.
  ///
  /// @param status its exit status; of a condition, the test's
  /// @param changed whether it changed, or may have changed, something on the node
  record ActionFinished(
      Instant at,
      StepId step,
      String node,
      int index,
      int status,
      Duration duration,
      boolean changed)
      implements RunEvent {}

  /// What the step achieves was seen to hold on a node.
  record Verified(Instant at, StepId step, String node, Duration duration) implements RunEvent {}

  /// A step failed on a node; the other node may still be ending its command.
  record Failed(Instant at, StepFailure failure) implements RunEvent {}

  /// A step is through on all its nodes.
  record Finished(Instant at, StepId step, StepOutcome outcome, Duration duration)
      implements RunEvent {}

  /// The run ended; the last event.
  record RunFinished(Instant at, RunOutcome outcome) implements RunEvent {}
}
