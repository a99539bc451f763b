package futago.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What goes into a file or a command's standard input.
public sealed interface Content {
  /// Content that may be shown.
  record Text(String text) implements Content {}

  /// Content that is never shown, logged or put on a command line.
  record Confidential(Secret secret) implements Content {}

  /// A file of this computer. It is read when it is sent, so that a plan can be shown without it.
  record LocalFile(Path file) implements Content {
    /// Whether there is such a file to send.
    public boolean isThere() {
      return Files.isRegularFile(file) && Files.isReadable(file);
    }
  }

  /// Nothing at all.
  static Content none() {
    return new Text("");
  }

  /// The bytes to send.
  ///
  /// @throws UncheckedIOException if it is a file of this computer that cannot be read
  default byte[] bytes() {
    return switch (this) {
      case Text text -> text.text().getBytes(StandardCharsets.UTF_8);
      case Confidential confidential -> confidential.secret().reveal();
      case LocalFile local -> {
        try {
          yield Files.readAllBytes(local.file());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  /// The content as a person may see it, secrets masked.
  default String shown() {
    return switch (this) {
      case Text text -> text.text();
      case Confidential _ -> Secret.MASK;
      case LocalFile local -> "<" + local.file() + ">";
    };
  }
}
