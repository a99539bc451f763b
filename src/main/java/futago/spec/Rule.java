package futago.spec;

import futago.text.Message;
import java.util.Optional;

/// What a text has to be like to stand in a field.
@FunctionalInterface
interface Rule {
  /// What is wrong with the value, and what would be right; empty: nothing.
  Optional<Message> objectionTo(String value);
}
