package futago.simulator.machine;

/// A program was called in a way that the real one refuses as well.
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  public UsageException(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  public int status() {
    return status;
  }
}
