package futago.lab;

import futago.text.Message;

/// Something about a lab did not work.
public final class LabException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Message what;
  private final transient Message cure;

  /// @param what what happened
  /// @param cure what to do next
  LabException(Message what, Message cure) {
    this(what, cure, null);
  }

  /// @param what what happened
  /// @param cure what to do next
  /// @param cause what Java said, or null
  LabException(Message what, Message cure, Throwable cause) {
    super(what.key() + " " + what.arguments(), cause);
    this.what = what;
    this.cure = cure;
  }

  /// What happened.
  public Message what() {
    return what;
  }

  /// What to do next.
  public Message cure() {
    return cure;
  }
}
