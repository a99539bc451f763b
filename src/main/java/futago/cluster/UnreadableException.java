package futago.cluster;

import futago.text.Message;

/// What a node printed about the cluster is not what was expected: cut short, or of a form that
/// Futago does not know. Nothing is guessed from it.
public final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  private static final int LONGEST_DETAIL = 200;

  private final transient Finding why;

  private UnreadableException(Finding why, Throwable cause) {
    super(why.what().toString(), cause);
    this.why = why;
  }

  /// @param source the command or file whose output this is
  /// @param detail what is wrong with it, as precise as it is known
  static UnreadableException of(String source, String detail) {
    return of(source, detail, null);
  }

  static UnreadableException of(String source, String detail, Throwable cause) {
    return new UnreadableException(Finding.of("cluster.unreadable", source, plain(detail)), cause);
  }

  /// What a node printed must not steer the terminal that it is shown on, nor fill it.
  private static String plain(String detail) {
    String visible = detail.strip().replaceAll("\\p{Cntrl}+", " ");
    return visible.length() <= LONGEST_DETAIL
        ? visible
        : visible.substring(0, LONGEST_DETAIL) + "…";
  }

  /// What could not be read, and what to do.
  public Finding why() {
    return why;
  }

  /// What could not be read.
  public Message what() {
    return why.what();
  }
}
