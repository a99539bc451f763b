package futago.simulator.host.postgresql;

/// The server went away in the middle of a session.
final class ServerGoneException extends Exception {
  private static final long serialVersionUID = 1L;

  ServerGoneException(String lastWords) {
    super(lastWords, null, false, false);
  }
}
