package futago.ui.run;

/// How a step is doing.
public enum StepStatus {
  /// Its turn has not come.
  WAITING,
  /// The nodes are asked what is there already.
  CHECKING,
  /// Everything was there; nothing was done.
  ALREADY_DONE,
  RUNNING,
  DONE,
  FAILED,
  /// Something is in the way that is not ours.
  REFUSED,
  /// The user stopped it halfway.
  STOPPED,
  /// The user went on without it.
  SKIPPED;

  /// Whether a run can go on behind it.
  public boolean isPast() {
    return switch (this) {
      case ALREADY_DONE, DONE, SKIPPED -> true;
      case WAITING, CHECKING, RUNNING, FAILED, REFUSED, STOPPED -> false;
    };
  }

  /// The style class, and the key of the word for it.
  public String style() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
