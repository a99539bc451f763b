package futago.engine;

/// A node's work ended between two commands, because the user wished so or the other node failed.
final class StoppedException extends Exception {
  private static final long serialVersionUID = 1L;
}
