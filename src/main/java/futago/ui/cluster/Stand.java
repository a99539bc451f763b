package futago.ui.cluster;

import futago.cluster.ActionPlan;
import futago.cluster.ActionResult;
import java.time.Instant;

/// How far an action is that a person has chosen.
sealed interface Stand {
  /// What it is.
  Offer offer();

  /// It cannot be done; the offer says why.
  record Impossible(Offer offer) implements Stand {}

  /// It is shown what will be done, and waits for a yes.
  ///
  /// @param plan what will be done
  record Asking(Offer offer, ActionPlan.Ready plan) implements Stand {}

  /// A split brain can be repaired; a person has to type whose data is thrown away.
  record Naming(Offer offer) implements Stand {}

  /// It runs.
  ///
  /// @param plan what is done
  /// @param since when it began
  record Running(Offer offer, ActionPlan.Ready plan, Instant since) implements Stand {}

  /// It has ended.
  ///
  /// @param result what came of it
  record Ended(Offer offer, ActionResult result) implements Stand {}
}
