package futago.cluster;

/// An action makes no sense as the cluster is now.
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Finding why;

  RefusedException(String key, Object... arguments) {
    super(key);
    this.why = Finding.of(key, arguments);
  }

  RefusedException(Finding why) {
    super(why.what().key());
    this.why = why;
  }

  Finding why() {
    return why;
  }
}
