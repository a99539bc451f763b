package futago.simulator.shell;

/// An error that ends a shell, such as an unset variable under `set -u`.
final class ShellException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /// @param status the shell's exit status
  ShellException(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }
}
