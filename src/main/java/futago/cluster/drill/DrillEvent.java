package futago.cluster.drill;

import futago.cluster.ClusterStatus;
import futago.cluster.probe.ProbeSlot;
import futago.text.Message;

/// What happens in a drill. Events of several threads come one at a time.
public sealed interface DrillEvent {
  /// A part of it begins.
  ///
  /// @param phase which
  /// @param said it in words
  /// @param atMillis when, from the drill's beginning
  record PhaseBegan(Phase phase, Message said, long atMillis) implements DrillEvent {}

  /// A row was written, or was not.
  record Row(ProbeSlot slot) implements DrillEvent {}

  /// A command on a node printed a line.
  record Output(String node, String line) implements DrillEvent {}

  /// Something that a person should know and that stops nothing: the lock of somebody whose process
  /// is over was replaced.
  record Noticed(Message what) implements DrillEvent {}

  /// The cluster was looked at.
  record Seen(ClusterStatus status) implements DrillEvent {}

  /// The parts of a drill, in their order.
  enum Phase {
    /// A client begins to write.
    WRITING,
    /// The failure is made.
    HARM,
    /// The cluster is looked at until it has dealt with it.
    WATCH,
    /// What was done is taken back.
    HEAL,
    /// Until both nodes serve, both disks are UpToDate and no failure is on record.
    RECOVERY,
    /// The client counts its rows.
    READ_BACK,
    /// The database goes back to where it was.
    RETURN,
    /// It is over.
    OVER
  }
}
