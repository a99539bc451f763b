package futago.ui.frame;

import futago.site.NodeConnector;
import futago.ui.look.FileQuestions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;

/// All that the window uses of the world around it.
///
/// @param environment the environment variables
/// @param locale the language to speak until a person has chosen one
/// @param clock what time it is
/// @param home the user's home directory
/// @param connector connects to nodes
/// @param files asks for files
public record WindowContext(
    Map<String, String> environment,
    Locale locale,
    Clock clock,
    Path home,
    NodeConnector connector,
    FileQuestions files) {
  public WindowContext {
    environment = Map.copyOf(environment);
  }

  /// With the desktop's own file dialogs.
  public WindowContext(
      Map<String, String> environment,
      Locale locale,
      Clock clock,
      Path home,
      NodeConnector connector) {
    this(environment, locale, clock, home, connector, FileQuestions.ofTheDesktop());
  }
}
