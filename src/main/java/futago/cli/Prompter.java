package futago.cli;

import futago.command.Secret;
import java.util.Optional;

/// Asks the person at the terminal.
public interface Prompter {
  /// Asks for something that is not shown while it is typed; empty if the person ended the input.
  Optional<Secret> secret(String question);

  /// Asks for a line; empty if the person ended the input.
  Optional<String> line(String question);
}
