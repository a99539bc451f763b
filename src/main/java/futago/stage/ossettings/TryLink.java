package futago.stage.ossettings;

import futago.command.Action;
import futago.command.Facts;
import futago.command.Probe;
import futago.command.Run;
import futago.command.WaitFor;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import futago.stage.PlanInput;
import futago.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What the nodes are to each other: the name, the way with packets of full size, the port of DRBD,
/// the time. It is asked before the first change like everything else, so that what only a person
/// can put right comes to light before anything was touched; and it is tried once more when the
/// firewalls are open.
///
/// Where a node has a firewall that this run will open first, its port tells nothing yet.
public record TryLink(PlanInput input) implements Step {
  /// Certificates and package signatures can live with that, and a time service puts it right. Both
  /// nodes are asked at once, but a slow one may take minutes to answer all that it is asked.
  private static final long TOLERATED_SECONDS = 600;

  private static final Duration SHORT = Duration.ofSeconds(20);

  @Override
  public StepId id() {
    return StepId.of("ossettings.link");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public boolean provesOnly() {
    return true;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    NodeSpec peer = input.spec().peerOf(node);
    return List.of(
        WaitFor.until(
            Message.of("stage.wait.peer-name", peer.name(), peer.address()),
            Run.script(LinkQuestions.name(peer)),
            SHORT),
        WaitFor.until(
            Message.of("stage.wait.full-packets", peer.name()),
            Run.script(LinkQuestions.packets(node, peer)),
            SHORT),
        WaitFor.until(
            Message.of("stage.wait.port-open", peer.name(), input.spec().drbd().port()),
            Run.script(LinkQuestions.port(peer, input.spec().drbd().port())),
            SHORT));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(packets(node), port(node), KeepClocksInStep.NOW, isOpen());
  }

  private Probe packets(NodeSpec node) {
    return new Probe("link-packets", LinkQuestions.packets(node, input.spec().peerOf(node)));
  }

  private Probe port(NodeSpec node) {
    return new Probe(
        "link-port", LinkQuestions.port(input.spec().peerOf(node), input.spec().drbd().port()));
  }

  private Probe isOpen() {
    return input.platform().firewall().isOpen(OpenPorts.ports(input));
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    NodeSpec peer = input.spec().peerOf(node);
    String packets = facts.text(packets(node));
    if (!packets.isBlank()) {
      return conflict(
          "stage.conflict.packets", node.name(), peer.name(), packets, node.interfaceName());
    }
    String port = facts.text(port(node));
    if (!port.isBlank() && all.get(peer.name()).yes(isOpen())) {
      return conflict("stage.conflict.port-blocked", node.name(), peer.name(), port);
    }
    // Told of one of them only: the one that is ahead.
    long difference = ahead(facts, all.get(peer.name()));
    return difference > TOLERATED_SECONDS
        ? conflict("stage.conflict.clocks", node.name(), peer.name(), difference)
        : StepState.satisfied();
  }

  /// By how many seconds; none where a node does not say.
  private static long ahead(Facts facts, Facts others) {
    return Stream.of(facts, others).allMatch(each -> each.yes(KeepClocksInStep.NOW))
        ? KeepClocksInStep.seconds(facts) - KeepClocksInStep.seconds(others)
        : 0;
  }

  /// None of these can be allowed by a word.
  private static StepState conflict(String key, Object... arguments) {
    return new StepState.Conflict(Message.of(key, arguments), "");
  }
}
