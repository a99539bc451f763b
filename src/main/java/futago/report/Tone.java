package futago.report;

/// How something is to be taken; each has one colour and, for readers without colour, one word or
/// shape beside it.
enum Tone {
  /// Plain.
  PLAIN,
  /// What is active.
  ACTIVE,
  /// Healthy, done.
  GOOD,
  /// To be known.
  WARNING,
  /// Failed, or data in danger.
  DANGER;

  /// The class in the style sheet.
  String style() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
