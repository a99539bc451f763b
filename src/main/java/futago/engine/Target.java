package futago.engine;

/// Which nodes a step is done on. ACT and SBY are the planned roles, as on the slides.
public enum Target {
  ACT,
  SBY,
  BOTH
}
