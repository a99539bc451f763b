package futago.simulator.tool;

/// Control that leaves where it is in an `awk` program.
final class AwkLeave extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final AwkSyntax.Leaving how;
  private final transient AwkValue value;

  /// @param value of a function what it gives; of a program its status; else nothing
  AwkLeave(AwkSyntax.Leaving how, AwkValue value) {
    super(null, null, false, false);
    this.how = how;
    this.value = value;
  }

  AwkSyntax.Leaving how() {
    return how;
  }

  AwkValue value() {
    return value;
  }
}
