package futago.cli;

import picocli.CommandLine.Option;

/// The options of the commands that work on the hosts and show how it goes on.
final class RunSettings {
  @Option(names = "--json", descriptionKey = "events")
  private boolean json;

  @Option(
      names = {"-v", "--verbose"},
      descriptionKey = "verbose")
  private boolean verbose;

  /// Whether programs read the output.
  boolean json() {
    return json;
  }

  /// Whether to show what the commands print.
  boolean verbose() {
    return verbose;
  }
}
