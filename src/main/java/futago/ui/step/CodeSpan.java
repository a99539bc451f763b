package futago.ui.step;

/// A stretch of a command or file in which everything means the same.
///
/// @param kind what it means
/// @param text the characters
public record CodeSpan(Kind kind, String text) {
  /// What a stretch can be.
  public enum Kind {
    PLAIN,
    /// Comes from the cluster spec.
    VALUE,
    COMMENT,
    OPTION,
    QUOTED,
    /// Stands for a secret.
    SECRET;

    /// The style class.
    String style() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
