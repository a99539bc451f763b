package futago.simulator.shell;

/// An error that ends a shell, such as an unset variable under `set -u`.
final class ShellException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ShellException(String message) {
    super(message, null, false, false);
  }
}
