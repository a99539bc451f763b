package futago.spec;

import futago.text.Message;
import java.util.List;
import java.util.Map;

/// A JSON value as it stands in the file. Numbers stay text, so that a message can repeat what was
/// typed and a number of a million digits costs nothing.
sealed interface Json {
  /// What it is, for "… was found" in a message.
  Message described();

  record Text(String value) implements Json {
    @Override
    public Message described() {
      return Message.of("spec.found.text", Shown.of(value));
    }
  }

  record Numeral(String literal) implements Json {
    @Override
    public Message described() {
      return Message.of("spec.found.number", Shown.of(literal));
    }
  }

  record Flag(boolean value) implements Json {
    @Override
    public Message described() {
      return Message.of("spec.found.flag", String.valueOf(value));
    }
  }

  record Null() implements Json {
    @Override
    public Message described() {
      return Message.of("spec.found.null");
    }
  }

  record Items(List<Json> values) implements Json {
    @Override
    public Message described() {
      return Message.of("spec.found.list");
    }
  }

  record Members(Map<String, Json> values) implements Json {
    @Override
    public Message described() {
      return Message.of("spec.found.object");
    }
  }
}
