package futago.simulator.membership;

/// A mistake in a configuration, in the daemon's words.
final class ConfigurationError extends Exception {
  private static final long serialVersionUID = 1L;

  ConfigurationError(String message) {
    super(message);
  }
}
