package futago.engine;

import futago.spec.ClusterSpec;
import futago.spec.NodeSpec;
import java.util.List;

/// All that is to be done, in order.
///
/// @param spec what was asked for
/// @param act the node that ACT stands for: as planned, or the one that has the data now
/// @param stages the chapters in order
public record Plan(ClusterSpec spec, NodeSpec act, List<InstallStage> stages) {
  public Plan {
    stages = List.copyOf(stages);
  }

  /// A plan in which ACT is the node that the spec plans for it.
  public Plan(ClusterSpec spec, List<InstallStage> stages) {
    this(spec, spec.act(), stages);
  }

  /// The node that SBY stands for.
  public NodeSpec sby() {
    return spec.peerOf(act);
  }

  /// All steps in order.
  public List<Step> steps() {
    return stages.stream().flatMap(stage -> stage.steps().stream()).toList();
  }

  /// The nodes that a step is done on.
  public List<NodeSpec> nodesOf(Step step) {
    return switch (step.target()) {
      case ACT -> List.of(act);
      case SBY -> List.of(sby());
      case BOTH -> spec.nodes();
    };
  }
}
