package futago.simulator.shell;

import java.util.List;

/// Where a descriptor leads for one command.
sealed interface Redirection {
  /// How a file is opened.
  enum Mode {
    READ,
    WRITE,
    APPEND,
    READ_AND_WRITE
  }

  /// `2>FILE` and the like.
  record ToFile(int descriptor, Mode mode, Word path) implements Redirection {}

  /// `2>&1`, `3<&-`.
  record Duplicate(int descriptor, Word source) implements Redirection {}

  /// `<<END`. What it says follows on the next line, and so is known only later.
  final class HereDocument implements Redirection {
    private final int descriptor;
    private Word text = new Word(List.of());

    HereDocument(int descriptor) {
      this.descriptor = descriptor;
    }

    int descriptor() {
      return descriptor;
    }

    Word text() {
      return text;
    }

    void say(Word now) {
      text = now;
    }
  }
}
