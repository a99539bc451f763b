package futago.ui.cluster;

import futago.cluster.ActionPlan;
import futago.cluster.ActionRequest;
import futago.text.Message;
import java.util.Optional;

/// Something that a person can have done, or not just now.
///
/// @param id its name for tests
/// @param label what the button says
/// @param request what is wanted
/// @param plan what it would come to; empty before the cluster has been read
record Offer(String id, Message label, ActionRequest request, Optional<ActionPlan> plan) {
  /// Whether it can be done now.
  boolean isPossible() {
    return plan.filter(ActionPlan.Ready.class::isInstance).isPresent();
  }

  /// Why it cannot be done, in one or two sentences; none where it can.
  java.util.List<Message> obstacle() {
    if (plan.isEmpty()) {
      return java.util.List.of(Message.of("ui.cluster.action.not-read"));
    }
    return switch (plan.get()) {
      case ActionPlan.Ready _ -> java.util.List.of();
      case ActionPlan.NothingToDo nothing -> java.util.List.of(nothing.said());
      case ActionPlan.Refused refused ->
          java.util.List.of(refused.why().what(), refused.why().cure());
    };
  }
}
