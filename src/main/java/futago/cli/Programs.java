package futago.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Runs other programs of this computer.
@FunctionalInterface
public interface Programs {
  /// Runs a program on this process's own input and output, to its end.
  ///
  /// @param argv program and arguments
  /// @param environment variables to set beside those of this process
  /// @return its exit status
  /// @throws IOException if it cannot be started
  int run(List<String> argv, Map<String, String> environment)
      throws IOException, InterruptedException;
}
