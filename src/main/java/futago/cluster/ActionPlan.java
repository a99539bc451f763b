package futago.cluster;

import futago.command.Action;
import futago.text.Message;
import java.util.List;
import java.util.Optional;

/// What would come of an {@link ActionRequest} as the cluster is now.
public sealed interface ActionPlan {
  /// It makes no sense now, or would do harm.
  ///
  /// @param why what stands in its way, and what to do about that
  /// @param passing whether the cluster may be about to put that right by itself, as while a node
  ///   comes back: a look a little later may find it gone
  record Refused(Finding why, boolean passing) implements ActionPlan {}

  /// The cluster is already as wanted.
  ///
  /// @param said so in words
  record NothingToDo(Message said) implements ActionPlan {}

  /// It can be done.
  ///
  /// @param request what is wanted
  /// @param expectation what will happen, in words
  /// @param work what is run, to be shown before it is
  /// @param groupWillBeOn the node that will have the database; empty if that is not foreseen
  record Ready(
      ActionRequest request, Message expectation, List<Work> work, Optional<String> groupWillBeOn)
      implements ActionPlan {
    public Ready {
      work = List.copyOf(work);
    }
  }

  /// A part of it.
  ///
  /// @param node where the commands are run
  /// @param commands one after another
  record Work(String node, List<Action> commands) {
    public Work {
      commands = List.copyOf(commands);
    }
  }
}
