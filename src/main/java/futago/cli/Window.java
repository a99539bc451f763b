package futago.cli;

import futago.text.Message;
import java.util.Locale;
import java.util.Optional;

/// The window, for a command line that says nothing else.
@FunctionalInterface
public interface Window {
  /// Opens it, and returns when it is closed.
  ///
  /// @param locale the language to speak until a person has chosen one
  /// @return why there can be none here; empty where there was one
  Optional<Message> open(Locale locale);
}
