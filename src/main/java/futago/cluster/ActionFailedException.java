package futago.cluster;

/// A command of an action failed.
final class ActionFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Finding why;

  ActionFailedException(Finding why) {
    super(why.what().toString());
    this.why = why;
  }

  Finding why() {
    return why;
  }
}
