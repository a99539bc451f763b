package futago.simulator.shell;

/// Where a piece of text stands.
enum Place {
  /// On its own.
  BARE,
  /// In a here-document, where double quotes mean nothing.
  DOCUMENT,
  /// Between double quotes.
  QUOTES,
  /// The operand of a parameter, which ends at a brace.
  OPERAND,
  /// The same between double quotes.
  QUOTED_OPERAND;

  private static final String ENDS = " \t\n;&|<>()";

  boolean quoted() {
    return this != BARE && this != OPERAND;
  }

  boolean ends(char c) {
    return switch (this) {
      case BARE -> ENDS.indexOf(c) >= 0;
      case DOCUMENT -> false;
      case QUOTES -> c == '"';
      case OPERAND, QUOTED_OPERAND -> c == '}';
    };
  }
}
