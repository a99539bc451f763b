package futago.remote;

import futago.text.Message;

/// A node could not be reached, or a command could not be run to its end. The message key says what
/// happened and on which node, {@link #cure()} what to do next.
public final class RemoteException extends Exception {
  /// What went wrong, as far as a program must tell it apart.
  public enum Kind {
    UNREACHABLE,
    AUTHENTICATION_FAILED,
    HOST_KEY_UNKNOWN,
    HOST_KEY_CHANGED,
    SUDO_REFUSED,
    CONNECTION_LOST,
    DEADLINE_PASSED,
    PROTOCOL
  }

  private static final long serialVersionUID = 1L;

  private final String node;
  private final Kind kind;
  private final transient Message what;
  private final transient Message cure;

  /// @param node the node's name
  /// @param kind the kind of trouble
  /// @param what what happened, as a message that names the node
  /// @param cure what to do next
  /// @param cause the library's exception, or null
  public RemoteException(String node, Kind kind, Message what, Message cure, Throwable cause) {
    super(kind + " on " + node, cause);
    this.node = node;
    this.kind = kind;
    this.what = what;
    this.cure = cure;
  }

  /// The node's name.
  public String node() {
    return node;
  }

  /// The kind of trouble.
  public Kind kind() {
    return kind;
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
