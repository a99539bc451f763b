package futago.cluster.drill;

import futago.cluster.Finding;

/// Nothing was done: the client found no database, or somebody else is at work on the nodes.
public final class DrillRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Finding why;

  DrillRefusedException(Finding why) {
    super(why.what().toString());
    this.why = why;
  }

  /// What is the case, and what to do.
  public Finding why() {
    return why;
  }
}
