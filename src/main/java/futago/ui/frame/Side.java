package futago.ui.frame;

/// The sides of a cluster that is open.
enum Side {
  /// How it is built, slide by slide.
  SLIDES,
  /// How it runs.
  CLUSTER,
  /// How it takes failures.
  DRILLS
}
