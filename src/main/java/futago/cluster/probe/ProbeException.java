package futago.cluster.probe;

/// The database did not do what a client asked. The message is the driver's own; it never holds a
/// password.
public final class ProbeException extends Exception {
  private static final long serialVersionUID = 1L;

  public ProbeException(String message, Throwable cause) {
    super(message, cause);
  }
}
