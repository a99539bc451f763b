package futago.cluster;

/// A command of an action failed.
public final class ActionFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Finding why;

  /// @param why what failed, and what to do
  public ActionFailedException(Finding why) {
    super(why.what().toString());
    this.why = why;
  }

  /// What failed, and what to do.
  public Finding why() {
    return why;
  }
}
