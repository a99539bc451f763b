package futago.text;

import java.util.List;

/// Something to be said to a person, not yet in any language: a key of the text bundles and what
/// goes into its placeholders. Rooms below the front ends speak in messages, so that a change of
/// language never has to go back to them.
///
/// @param key a key of the bundles in `installer-resources/text`
/// @param arguments values for `{0}`, `{1}` …; never a secret
public record Message(String key, List<Object> arguments) {
  public Message {
    arguments = List.copyOf(arguments);
  }

  /// A message with the given key and placeholder values.
  public static Message of(String key, Object... arguments) {
    return new Message(key, List.of(arguments));
  }
}
