package futago.simulator.pacemaker.cib;

/// A line that the crm shell does not understand.
public final class CrmSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  CrmSyntaxException(String message) {
    super(message);
  }

  static CrmSyntaxException at(int line, String text) {
    return new CrmSyntaxException(line + ": syntax: " + text);
  }
}
