package futago.simulator.drbd;

/// A mistake in DRBD's configuration, in `drbdadm`'s words.
final class DrbdConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  DrbdConfigException(String message) {
    super(message);
  }
}
