package futago.cli;

import futago.text.Message;
import java.util.Optional;

/// What went wrong, and what to do next where that is not said along with it.
record Trouble(Message what, Optional<Message> cure) {
  static Trouble of(Message what) {
    return new Trouble(what, Optional.empty());
  }

  static Trouble of(Message what, Message cure) {
    return new Trouble(what, Optional.of(cure));
  }
}
