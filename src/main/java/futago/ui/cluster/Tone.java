package futago.ui.cluster;

import java.util.Locale;

/// How something is meant. It decides about a colour; a word beside it says the same.
enum Tone {
  /// As it should be.
  GOOD,
  /// Neither good nor bad.
  PLAIN,
  /// Just changing.
  BUSY,
  /// Needs attention.
  WARN,
  /// Broken.
  BAD;

  /// The style class.
  String style() {
    return "tone-" + name().toLowerCase(Locale.ROOT);
  }
}
