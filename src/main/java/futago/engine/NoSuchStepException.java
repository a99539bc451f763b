package futago.engine;

import futago.text.Message;

/// A name given for `--from` or `--until` is no stage or step of the plan, or the two leave nothing
/// to do.
public final class NoSuchStepException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Message what;

  NoSuchStepException(Message what) {
    super(what.key());
    this.what = what;
  }

  /// What is wrong, with the names that are known.
  public Message what() {
    return what;
  }
}
