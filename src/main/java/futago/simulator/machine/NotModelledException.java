package futago.simulator.machine;

/// A program was called in a way that is not modelled.
public final class NotModelledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotModelledException() {
    super("not modelled", null, false, false);
  }
}
