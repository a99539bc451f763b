package futago.simulator.tool;

/// A program was called in a way that the real one refuses as well.
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  UsageException(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }
}
