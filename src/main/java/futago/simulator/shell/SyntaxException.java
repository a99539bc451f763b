package futago.simulator.shell;

/// Text that is no shell.
final class SyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;

  SyntaxException(int line, String message) {
    super("Syntax error: " + message);
    this.line = line;
  }

  int line() {
    return line;
  }
}
