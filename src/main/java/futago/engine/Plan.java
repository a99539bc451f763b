package futago.engine;

import futago.spec.ClusterSpec;
import futago.spec.NodeSpec;
import java.util.List;

/// All that is to be done, in order.
///
/// @param spec what was asked for
/// @param stages the chapters in order
public record Plan(ClusterSpec spec, List<InstallStage> stages) {
  public Plan {
    stages = List.copyOf(stages);
  }

  /// All steps in order.
  public List<Step> steps() {
    return stages.stream().flatMap(stage -> stage.steps().stream()).toList();
  }

  /// The nodes that a step is done on.
  public List<NodeSpec> nodesOf(Step step) {
    return switch (step.target()) {
      case ACT -> List.of(spec.act());
      case SBY -> List.of(spec.sby());
      case BOTH -> spec.nodes();
    };
  }
}
