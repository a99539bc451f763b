package futago.ui.frame;

import java.util.Optional;

/// The sides of a cluster that is open, in the order in which they are turned to.
enum Side {
  /// How it is built, slide by slide.
  SLIDES,
  /// How it runs.
  CLUSTER,
  /// How it takes failures.
  DRILLS;

  /// The next side, or the one before; empty behind the last and before the first.
  Optional<Side> beside(boolean forward) {
    return switch (this) {
      case SLIDES -> forward ? Optional.of(CLUSTER) : Optional.empty();
      case CLUSTER -> Optional.of(forward ? DRILLS : SLIDES);
      case DRILLS -> forward ? Optional.empty() : Optional.of(CLUSTER);
    };
  }
}
