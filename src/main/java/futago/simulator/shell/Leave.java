package futago.simulator.shell;

/// Control that leaves where it is: `exit`, `return`, `break`, `continue`.
final class Leave extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What is left.
  enum What {
    SHELL,
    FUNCTION,
    LOOP,
    ROUND
  }

  private final What what;
  private final int number;

  /// @param number the exit status; of loops how many
  Leave(What what, int number) {
    super(null, null, false, false);
    this.what = what;
    this.number = number;
  }

  What what() {
    return what;
  }

  int number() {
    return number;
  }
}
