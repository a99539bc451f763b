package futago.cli;

/// Tells of Ctrl-C, which without a handler ends the program as usual.
@FunctionalInterface
public interface Interrupts {
  /// No Ctrl-C ever comes.
  Interrupts NONE = _ -> () -> {};

  /// Has each Ctrl-C handled this way, on a thread of its own, until the result is closed.
  Handling handle(Runnable handler);

  /// While this is open, Ctrl-C is handled.
  interface Handling extends AutoCloseable {
    @Override
    void close();
  }
}
