package futago.guard;

import futago.simulator.Simulation;
import futago.spec.NodeSpec;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All that both nodes of a simulation are, as {@link MachineState} sees them.
///
/// @param nodes the lines of each node, by its name
public record PairState(Map<String, Map<String, String>> nodes) {
  /// Looks at both nodes.
  public static PairState of(Simulation simulation)
      throws FileSystemException, InterruptedException {
    var nodes = new TreeMap<String, Map<String, String>>();
    for (NodeSpec node : simulation.spec().nodes()) {
      nodes.put(node.name(), MachineState.of(simulation.machine(node.name())));
    }
    return new PairState(nodes);
  }

  /// In what this differs from what was expected, a line each that begins with the node's name;
  /// empty if in nothing.
  public List<String> differencesFrom(PairState expected) {
    return nodes.entrySet().stream()
        .flatMap(
            node ->
                MachineState.differences(expected.nodes().get(node.getKey()), node.getValue())
                    .stream()
                    .map(line -> node.getKey() + ": " + line))
        .toList();
  }
}
