package futago.simulator.tool;

/// A program was called in a way that is not modelled.
final class NotModelledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotModelledException() {
    super("not modelled", null, false, false);
  }
}
