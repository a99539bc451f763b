package futago.app;

import futago.cli.Programs;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Programs that share this process's terminal.
final class LocalPrograms implements Programs {
  @Override
  public int run(List<String> argv, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder program = new ProcessBuilder(argv).inheritIO();
    program.environment().putAll(environment);
    // Ctrl-C goes to the program too; how it ends is its own matter, and is waited for.
    try (var _ = new Signals().handle(() -> {})) {
      return program.start().waitFor();
    }
  }
}
