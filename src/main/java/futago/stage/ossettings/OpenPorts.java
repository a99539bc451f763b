package futago.stage.ossettings;

import futago.command.Action;
import futago.command.Facts;
import futago.command.Probe;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.platform.Firewall.Port;
import futago.spec.NodeSpec;
import futago.stage.PlanInput;
import java.util.List;
import java.util.Map;

/// Opens the ports of PostgreSQL, DRBD and Corosync where a firewall is active (slide
/// "PostgreSQL、Heartbeat、DRBDで使うポートを開く"; Corosync's knet uses 5405/udp where Heartbeat used
/// 694/udp).
public record OpenPorts(PlanInput input) implements Step {
  private static final int COROSYNC = 5405;

  @Override
  public StepId id() {
    return StepId.of("ossettings.firewall");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  /// The ports that the cluster needs.
  public static List<Port> ports(PlanInput input) {
    return List.of(
        new Port(input.spec().postgresql().port(), "tcp"),
        new Port(input.spec().drbd().port(), "tcp"),
        new Port(COROSYNC, "udp"));
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return input.platform().firewall().open(ports(input));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(input.platform().firewall().isOpen(ports(input)));
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    Probe isOpen = input.platform().firewall().isOpen(ports(input));
    return facts.yes(isOpen)
        ? StepState.satisfied()
        : StepState.missing("stage.missing.ports", facts.text(isOpen));
  }
}
