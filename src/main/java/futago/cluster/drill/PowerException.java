package futago.cluster.drill;

import futago.cluster.Finding;

/// A switch did not do what it was to do.
public final class PowerException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Finding why;

  /// @param why what is the case, and what to do
  public PowerException(Finding why, Throwable cause) {
    super(why.what().toString(), cause);
    this.why = why;
  }

  /// What is the case, and what to do.
  public Finding why() {
    return why;
  }
}
