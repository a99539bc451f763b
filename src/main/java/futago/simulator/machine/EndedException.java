package futago.simulator.machine;

/// The command was ended while it read or wrote. Where a program is run, it becomes the {@link
/// InterruptedException} that streams cannot throw.
public final class EndedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EndedException() {
    super("the command was ended", null, false, false);
  }
}
