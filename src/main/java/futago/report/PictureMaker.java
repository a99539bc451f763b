package futago.report;

import futago.cluster.ClusterResource;
import futago.cluster.ClusterResource.Primitive;
import futago.cluster.ClusterStatus;
import futago.cluster.DrbdConnection;
import futago.cluster.DrbdDevice;
import futago.cluster.DrbdDisk;
import futago.cluster.DrbdRole;
import futago.cluster.NodeCondition;
import futago.cluster.NodeReport;
import futago.cluster.NodeState;
import futago.platform.ResourceNames;
import futago.report.ClusterPicture.Flow;
import futago.report.ClusterPicture.Item;
import futago.report.ClusterPicture.Node;
import futago.spec.ClusterSpec;
import futago.spec.NodeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Status → what the report draws.
final class PictureMaker {
  private final ClusterSpec spec;
  private final ClusterStatus status;
  private final Say say;

  private PictureMaker(ClusterSpec spec, ClusterStatus status, Say say) {
    this.spec = spec;
    this.status = status;
    this.say = say;
  }

  static ClusterPicture of(ClusterSpec spec, ClusterStatus status, Say say) {
    return new PictureMaker(spec, status, say).picture();
  }

  private ClusterPicture picture() {
    Optional<DrbdDevice> left = device(spec.act());
    Optional<DrbdDevice> right = device(spec.sby());
    boolean connected =
        Stream.concat(left.stream(), right.stream())
            .anyMatch(device -> device.connection().established());
    return new ClusterPicture(
        node(spec.act()),
        node(spec.sby()),
        left.or(() -> right)
            .map(device -> device.connection().toString())
            .orElseGet(() -> say.of("report.unknown")),
        linkTone(left.or(() -> right)),
        connected ? flow(left, right) : Flow.NONE);
  }

  private Tone linkTone(Optional<DrbdDevice> device) {
    if (status.splitBrain()) {
      return Tone.DANGER;
    }
    boolean well = device.filter(each -> each.connection() == DrbdConnection.CONNECTED).isPresent();
    return well ? Tone.GOOD : Tone.WARNING;
  }

  /// From the Primary to the Secondary.
  private static Flow flow(Optional<DrbdDevice> left, Optional<DrbdDevice> right) {
    if (left.filter(PictureMaker::isPrimary).isPresent()) {
      return Flow.TO_RIGHT;
    }
    return right.filter(PictureMaker::isPrimary).isPresent() ? Flow.TO_LEFT : Flow.NONE;
  }

  private static boolean isPrimary(DrbdDevice device) {
    return device.role() == DrbdRole.PRIMARY;
  }

  private Node node(NodeSpec node) {
    Optional<NodeState> state = status.pacemaker().flatMap(view -> view.node(node.name()));
    Optional<DrbdDevice> device = device(node);
    return new Node(
        node.name(),
        node.address() + " · " + node.interfaceName(),
        device.map(each -> each.role().toString().toUpperCase(java.util.Locale.ROOT)).orElse(""),
        status.groupOn().equals(Optional.of(node.name())),
        condition(node, state),
        tone(node, state),
        items(node, device));
  }

  private String condition(NodeSpec node, Optional<NodeState> state) {
    if (!report(node).answered()) {
      return say.of("report.state.silent");
    }
    return state
        .map(each -> say.of(each.condition().words()) + (each.dc() ? " · DC" : ""))
        .orElseGet(() -> say.of("report.unknown"));
  }

  private Tone tone(NodeSpec node, Optional<NodeState> state) {
    if (!report(node).answered()) {
      return Tone.DANGER;
    }
    return state.filter(each -> each.condition() == NodeCondition.ONLINE).isPresent()
        ? Tone.GOOD
        : Tone.WARNING;
  }

  private List<Item> items(NodeSpec node, Optional<DrbdDevice> device) {
    var items = new ArrayList<Item>();
    if (status.virtualIpOn().equals(Optional.of(node.name()))) {
      items.add(new Item(status.virtualIp(), say.of("report.state.clients"), Tone.ACTIVE));
    }
    status
        .pacemaker()
        .ifPresent(
            view ->
                view.resources().stream()
                    .flatMap(ClusterResource::primitives)
                    .filter(each -> each.nodes().contains(node.name()))
                    .filter(each -> !drawnApart(each))
                    .forEach(each -> items.add(item(each))));
    device.ifPresent(
        each ->
            items.add(
                new Item(
                    spec.drbd().device(),
                    each.disk() + " · " + each.role(),
                    each.disk() == DrbdDisk.UP_TO_DATE ? Tone.GOOD : Tone.WARNING)));
    return items;
  }

  private static boolean drawnApart(Primitive resource) {
    return resource.id().equals(ResourceNames.DRBD) || resource.id().equals(ResourceNames.ADDRESS);
  }

  private static Item item(Primitive resource) {
    return new Item(
        resource.id(),
        resource.agent() + " · " + resource.role(),
        resource.failed() || resource.blocked() ? Tone.DANGER : Tone.GOOD);
  }

  private NodeReport report(NodeSpec node) {
    return status.nodes().stream()
        .filter(each -> each.node().equals(node.name()))
        .findFirst()
        .orElseThrow();
  }

  private Optional<DrbdDevice> device(NodeSpec node) {
    return report(node).drbd();
  }
}
