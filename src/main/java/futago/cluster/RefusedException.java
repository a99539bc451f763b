package futago.cluster;

/// An action makes no sense as the cluster is now.
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Finding why;
  private final boolean passing;

  RefusedException(String key, Object... arguments) {
    this(false, Finding.of(key, arguments));
  }

  RefusedException(Finding why) {
    this(false, why);
  }

  private RefusedException(boolean passing, Finding why) {
    super(why.what().key());
    this.why = why;
    this.passing = passing;
  }

  /// The same of something that the cluster may be about to put right by itself.
  ///
  /// @param passing whether it may
  static RefusedException of(Finding why, boolean passing) {
    return new RefusedException(passing, why);
  }

  ActionPlan.Refused refused() {
    return new ActionPlan.Refused(why, passing);
  }
}
