package futago.command;

import java.nio.charset.StandardCharsets;

/// What goes into a file or a command's standard input.
public sealed interface Content {
  /// Content that may be shown.
  record Text(String text) implements Content {}

  /// Content that is never shown, logged or put on a command line.
  record Confidential(Secret secret) implements Content {}

  /// Nothing at all.
  static Content none() {
    return new Text("");
  }

  /// The bytes to send.
  default byte[] bytes() {
    return switch (this) {
      case Text text -> text.text().getBytes(StandardCharsets.UTF_8);
      case Confidential confidential -> confidential.secret().reveal();
    };
  }

  /// The content as a person may see it, secrets masked.
  default String shown() {
    return switch (this) {
      case Text text -> text.text();
      case Confidential _ -> Secret.MASK;
    };
  }
}
