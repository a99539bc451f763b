package futago.ui.cluster;

import futago.cluster.ClusterResource;
import futago.cluster.ClusterResource.Primitive;
import futago.cluster.ClusterStatus;
import futago.cluster.DrbdDevice;
import futago.cluster.DrbdRole;
import futago.cluster.Finding;
import futago.cluster.Findings;
import futago.cluster.NodeCondition;
import futago.cluster.NodeReport;
import futago.cluster.NodeState;
import futago.cluster.PacemakerView;
import futago.platform.ResourceNames;
import futago.spec.ClusterSpec;
import futago.spec.NodeSpec;
import futago.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Status → picture.
final class PictureMaker {
  private final ClusterSpec spec;
  private final Blocks blocks;

  PictureMaker(ClusterSpec spec) {
    this.spec = spec;
    this.blocks = new Blocks(spec);
  }

  /// @param busy whether a person has just asked for something that takes the database down and up
  Picture of(ClusterStatus status, boolean busy) {
    List<Finding> findings = Findings.of(status);
    LinkLine link = Links.of(status);
    Health health = Health.of(status, link, findings, busy);
    return new Picture(
        spec.nodes().stream().map(node -> card(node, status)).toList(),
        link,
        blocks.address(
            status,
            runningOn(status).filter(each -> each.id().equals(ResourceNames.ADDRESS)).findFirst()),
        nowhere(status),
        health.words(),
        health.tone(),
        findings,
        status.pacemaker().map(PacemakerView::text));
  }

  private NodeCard card(NodeSpec node, ClusterStatus status) {
    NodeReport report = report(status, node.name());
    Optional<NodeState> state = known(status).flatMap(view -> view.node(node.name()));
    return new NodeCard(
        node.name(),
        node.address(),
        node.interfaceName(),
        isPrimary(report, report(status, spec.peerOf(node).name())),
        condition(state, report),
        tone(state, report),
        state.map(NodeState::dc).orElse(false),
        report.answered(),
        status.groupOn().equals(Optional.of(node.name())),
        status.virtualIpOn().equals(Optional.of(node.name())),
        runningOn(status)
            .filter(each -> each.nodes().contains(node.name()))
            .filter(each -> !each.id().equals(ResourceNames.ADDRESS) || isStray(each, status))
            .map(blocks::of)
            .sorted(java.util.Comparator.comparing(Block::kind))
            .toList(),
        blocks.disk(report));
  }

  /// The virtual IP is drawn apart, except where it is not simply on one node.
  private static boolean isStray(Primitive address, ClusterStatus status) {
    return status.virtualIpOn().isEmpty() && !address.nodes().isEmpty();
  }

  private static List<Block> nowhere(ClusterStatus status) {
    return runningOn(status)
        .filter(each -> each.nodes().isEmpty() && !each.id().equals(ResourceNames.ADDRESS))
        .map(Blocks::idle)
        .toList();
  }

  /// All but DRBD, which has a place of its own on the picture.
  private static Stream<Primitive> runningOn(ClusterStatus status) {
    return known(status).stream()
        .flatMap(view -> view.resources().stream())
        .flatMap(ClusterResource::primitives)
        .filter(each -> !each.id().equals(ResourceNames.DRBD));
  }

  /// Without a DC what a node says of the cluster is what it remembers.
  private static Optional<PacemakerView> known(ClusterStatus status) {
    return status.pacemaker().filter(view -> view.dc().isPresent());
  }

  private static NodeReport report(ClusterStatus status, String node) {
    return status.nodes().stream()
        .filter(report -> report.node().equals(node))
        .findFirst()
        .orElseThrow();
  }

  /// What a node says of itself counts; of one that is silent, what its peer still sees.
  private static Optional<Boolean> isPrimary(NodeReport own, NodeReport peer) {
    return own.drbd()
        .map(DrbdDevice::role)
        .or(
            () ->
                peer.drbd()
                    .filter(device -> device.connection().established())
                    .map(DrbdDevice::peerRole))
        .filter(role -> role != DrbdRole.UNKNOWN)
        .map(role -> role == DrbdRole.PRIMARY);
  }

  private static Message condition(Optional<NodeState> state, NodeReport report) {
    if (!report.answered() && state.map(each -> !each.online()).orElse(true)) {
      return Message.of("ui.cluster.node.silent");
    }
    return Message.of(
        state
            .map(NodeState::condition)
            .map(
                condition ->
                    switch (condition) {
                      case ONLINE -> "ui.cluster.node.online";
                      case STANDBY -> "ui.cluster.node.standby";
                      case MAINTENANCE -> "ui.cluster.node.maintenance";
                      case SHUTTING_DOWN -> "ui.cluster.node.leaving";
                      case PENDING -> "ui.cluster.node.joining";
                      case OFFLINE -> "ui.cluster.node.offline";
                      case UNCLEAN -> "ui.cluster.node.unclean";
                    })
            .orElse("ui.cluster.node.unknown"));
  }

  private static Tone tone(Optional<NodeState> state, NodeReport report) {
    if (!report.answered()) {
      return Tone.BAD;
    }
    return switch (state.map(NodeState::condition).orElse(NodeCondition.PENDING)) {
      case ONLINE -> Tone.GOOD;
      case STANDBY, MAINTENANCE, PENDING, SHUTTING_DOWN -> Tone.WARN;
      case OFFLINE, UNCLEAN -> Tone.BAD;
    };
  }
}
