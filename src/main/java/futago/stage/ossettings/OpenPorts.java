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
import futago.text.Message;
import java.util.List;
import java.util.Map;

/// Opens the ports of PostgreSQL, the membership layer and DRBD where a firewall is active (slide
/// "PostgreSQL、Heartbeat、DRBDで使うポートを開く").
///
/// @param id the slide
/// @param input the plan's input
public record OpenPorts(StepId id, PlanInput input) implements Step {
  /// With Corosync.
  public static Step withCorosync(PlanInput input) {
    return new OpenPorts(StepId.of("ossettings.firewall"), input);
  }

  /// With Heartbeat, as on the slides.
  public static Step withHeartbeat(PlanInput input) {
    return new OpenPorts(StepId.of("ossettings.iptables"), input);
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  /// The ports that the cluster needs.
  public static List<Port> ports(PlanInput input) {
    return List.of(
        new Port(input.spec().postgresql().port(), "tcp"),
        new Port(input.platform().membership().port(input.spec()), "udp"),
        new Port(input.spec().drbd().port(), "tcp"));
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return input.platform().firewall().open(ports(input));
  }

  @Override
  public List<Action> clearAway(NodeSpec node) {
    return input.platform().firewall().keep();
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(
        input.platform().firewall().isOpen(ports(input)), input.platform().firewall().unwritten());
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    Probe isOpen = input.platform().firewall().isOpen(ports(input));
    String unwritten = facts.text(input.platform().firewall().unwritten());
    if (facts.yes(isOpen)) {
      return StepState.satisfied();
    }
    return unwritten.isBlank()
        ? StepState.missing("stage.missing.ports", facts.text(isOpen))
        : new StepState.Conflict(
            Message.of("stage.conflict.firewall", node.name(), unwritten),
            node.name() + ":firewall");
  }
}
