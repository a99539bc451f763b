package futago.site;

import java.nio.file.Path;
import java.util.Map;

/// Where Futago keeps its journals.
public final class StateDirectory {
  private StateDirectory() {}

  /// Under `$XDG_STATE_HOME`, which is `~/.local/state` unless set to an absolute path.
  ///
  /// @param environment the environment variables
  /// @param home the user's home directory
  public static Path of(Map<String, String> environment, Path home) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    Path base = state.startsWith("/") ? Path.of(state) : home.resolve(".local/state");
    return base.resolve("futago");
  }
}
