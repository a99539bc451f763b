package futago.guard;

/// When Futago dies: at which command of a run, and how far that has come.
///
/// @param step the step's name
/// @param node on which node
/// @param action the action's number within the step there, from 1
/// @param phase how far it has come
record Moment(String step, String node, int action, Phase phase) {
  /// How far a command has come.
  enum Phase {
    /// It was not sent.
    BEFORE,
    /// Its input ended early: in the midst of a file, or, where it is short, before it began.
    HALF,
    /// It had just started. It lives on without anybody to hear its answer.
    CUT,
    /// Its answer arrived; nothing after it was done.
    AFTER
  }

  @Override
  public String toString() {
    return step + " " + node + " #" + action + " " + phase;
  }
}
