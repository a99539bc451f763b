package futago.simulator.shell;

/// A redirection that cannot be carried out. Ends the command, and the shell if the command is a
/// special one.
final class RedirectionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RedirectionException(String message) {
    super(message, null, false, false);
  }
}
