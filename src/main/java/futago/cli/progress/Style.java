package futago.cli.progress;

/// Colours of a terminal, or none. What is coloured is understood without the colour too.
public enum Style {
  /// No colours.
  PLAIN,
  /// The usual eight colours.
  COLOURED;

  /// Text that stands out.
  public String bold(String text) {
    return with("1", text);
  }

  /// What went well.
  public String good(String text) {
    return with("32", text);
  }

  /// What went wrong.
  public String bad(String text) {
    return with("1;31", text);
  }

  /// What wants a look.
  public String doubtful(String text) {
    return with("33", text);
  }

  /// What matters less.
  public String faint(String text) {
    return with("2", text);
  }

  private String with(String code, String text) {
    return switch (this) {
      case PLAIN -> text;
      case COLOURED -> "\u001b[" + code + "m" + text + "\u001b[0m";
    };
  }
}
