package futago.simulator.machine;

/// Nobody reads any more what a program writes. It ends the program, as SIGPIPE does.
public final class BrokenPipeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BrokenPipeException() {
    super("Broken pipe", null, false, false);
  }
}
