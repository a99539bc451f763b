package futago.cli;

import futago.remote.NodeLock;
import futago.spec.ClusterSpec;
import futago.spec.NodeSpec;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/// The option `--take-over-lock`.
final class LockOption {
  @Option(names = "--take-over-lock", descriptionKey = "take-over-lock")
  private boolean takeOver;

  /// Whether to take over the lock of a run that gives no sign of life any more.
  boolean takeOver() {
    return takeOver;
  }

  /// The same, in the words of conflicts that a person allows.
  Set<String> subjects(ClusterSpec spec) {
    return takeOver
        ? spec.nodes().stream()
            .map(NodeSpec::name)
            .map(NodeLock::subject)
            .collect(Collectors.toSet())
        : Set.of();
  }
}
