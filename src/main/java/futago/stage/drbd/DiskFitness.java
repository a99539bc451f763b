package futago.stage.drbd;

import futago.command.Facts;
import futago.engine.StepState;
import futago.spec.NodeSpec;
import futago.stage.PlanInput;
import futago.text.Message;
import java.util.List;
import java.util.Map;

/// Whether two blank disks are ones that a cluster can be built on: large enough, of the same size,
/// and two of them.
final class DiskFitness {
  /// DRBD's metadata and an empty database together need about half of this.
  private static final long SMALLEST_MIB = 128;

  private static final long MIB = 1024 * 1024;

  private DiskFitness() {}

  /// Judges a node's disk by what both nodes say about theirs.
  static StepState of(PlanInput input, NodeSpec node, Map<String, Facts> all) {
    NodeSpec peer = input.spec().peerOf(node);
    List<String> mine = said(input, node, all);
    List<String> others = said(input, peer, all);
    String device = input.spec().diskOf(node).backing();
    long size = size(mine);
    long otherSize = size(others);
    if (size >= 0 && size < SMALLEST_MIB * MIB) {
      return new StepState.Conflict(
          Message.of(
              "stage.conflict.disk-small",
              node.name(),
              device,
              Long.toString(size / MIB),
              Long.toString(SMALLEST_MIB)),
          "");
    }
    if (mine.size() > 1 && mine.stream().skip(1).anyMatch(others::contains)) {
      return new StepState.Conflict(
          Message.of("stage.conflict.disk-same", node.name(), peer.name(), device, mine.get(1)),
          "");
    }
    if (size >= 0 && otherSize >= 0 && size != otherSize) {
      return new StepState.Conflict(
          Message.of(
              "stage.conflict.disk-sizes",
              node.name(),
              device,
              Long.toString(size / MIB),
              peer.name(),
              Long.toString(otherSize / MIB)),
          node.name() + ":" + device);
    }
    return StepState.satisfied();
  }

  private static List<String> said(PlanInput input, NodeSpec node, Map<String, Facts> all) {
    return all.get(node.name()).text(Inspection.identity(input, node)).lines().toList();
  }

  private static long size(List<String> said) {
    return said.isEmpty() || !said.getFirst().matches("\\d{1,18}")
        ? -1
        : Long.parseLong(said.getFirst());
  }
}
