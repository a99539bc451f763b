package futago.stage.messaging;

import futago.command.Action;
import futago.command.Facts;
import futago.command.Probe;
import futago.command.WriteFile;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.HeartbeatSpec;
import futago.spec.NodeSpec;
import futago.stage.FileSteps;
import futago.stage.PlanInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Heartbeat's ha.cf (slide "Heartbeatの設定"). Both addresses stand in it, a node's own too, so that
/// it is the same on both nodes; only where their interfaces differ each is told its own.
public record ConfigureHeartbeat(PlanInput input) implements Step {
  @Override
  public StepId id() {
    return StepId.of("heartbeat.configuration");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    HeartbeatSpec heartbeat = input.spec().el6().heartbeat();
    boolean usual = heartbeat.port() == HeartbeatSpec.USUAL_PORT;
    return List.of(
        WriteFile.text(
            input.platform().membership().configuration(),
            input.configuration(
                "ha.cf",
                Map.of(
                    "times", times(heartbeat),
                    "port", (usual ? "#" : "") + "udpport " + heartbeat.port(),
                    "links", links(heartbeat, node),
                    "nodes", input.spec().nodes().stream().map(NodeSpec::name).toList()))));
  }

  private static List<String> times(HeartbeatSpec heartbeat) {
    List<String> lines = new ArrayList<>();
    add(lines, "keepalive", heartbeat.keepalive());
    add(lines, "warntime", heartbeat.warntime());
    add(lines, "deadtime", heartbeat.deadtime());
    add(lines, "initdead", heartbeat.initdead());
    return lines;
  }

  private static void add(List<String> lines, String name, Optional<String> time) {
    time.ifPresent(value -> lines.add(name + " " + value));
  }

  private List<String> links(HeartbeatSpec heartbeat, NodeSpec node) {
    String device = node.interfaceName();
    return switch (heartbeat.transport()) {
      case UCAST ->
          input.spec().nodes().stream()
              .map(peer -> "ucast %s %s      # %s".formatted(device, peer.address(), peer.name()))
              .toList();
      case MCAST ->
          List.of("mcast %s %s %d 1 0".formatted(device, heartbeat.group(), heartbeat.port()));
      case BCAST -> List.of("bcast " + device);
    };
  }

  private Probe foreign() {
    return ForeignCluster.heartbeat(input.platform().membership().configuration());
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(foreign());
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return ForeignCluster.conflict(
            node, facts, foreign(), input.platform().membership().configuration())
        .orElseGet(() -> FileSteps.stateOf(actions(node), facts));
  }
}
