package futago.cluster;

import futago.command.Facts;
import futago.command.Probe;
import futago.command.ProbeScript;
import futago.command.Run;
import futago.command.Shell;
import futago.spec.ClusterSpec;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that a node is asked about the cluster, as one command, and what its answer means.
final class StatusQuestions {
  private static final SecureRandom RANDOM = new SecureRandom();

  /// What a shell says of a program that is not there.
  private static final int NO_SUCH_PROGRAM = 127;

  private static final Probe XML = new Probe("crm_mon.xml", "crm_mon -1 -r --output-as=xml");
  private static final Probe TEXT = new Probe("crm_mon.text", "crm_mon -1 -r");
  private static final Probe CONSTRAINTS =
      new Probe("constraints", "cibadmin --query --scope constraints");
  private static final Probe DRBD = new Probe("proc.drbd", "[ ! -e /proc/drbd ] || cat /proc/drbd");

  private final ClusterSpec spec;
  private final Probe generations;
  private final ProbeScript script;

  StatusQuestions(ClusterSpec spec) {
    this.spec = spec;
    this.generations =
        new Probe("drbd.generations", "drbdadm get-gi " + Shell.quote(spec.drbd().resource()));
    byte[] boundary = new byte[16];
    RANDOM.nextBytes(boundary);
    this.script =
        new ProbeScript(
            List.of(XML, TEXT, CONSTRAINTS, DRBD, generations),
            "futago-" + HexFormat.of().formatHex(boundary));
  }

  /// The one command.
  Run run(Duration deadline) {
    return script.run().within(deadline);
  }

  /// What a node printed.
  NodeAnswer answer(String node, String output) {
    Optional<Map<String, Facts.Answer>> complete = script.answers(output);
    if (complete.isEmpty()) {
      Finding cut = Finding.of("cluster.unreadable-answer", node);
      return NodeAnswer.none(
          new NodeReport(node, true, Optional.of(cut), PacemakerService.UNKNOWN, Optional.empty()));
    }
    return answer(new Facts(node, complete.get()));
  }

  private NodeAnswer answer(Facts facts) {
    Optional<DrbdDevice> device = Optional.empty();
    Optional<Finding> trouble = Optional.empty();
    try {
      device = device(facts.of(DRBD).output());
    } catch (UnreadableException e) {
      trouble = Optional.of(trouble(facts, e));
    }
    Optional<PacemakerView> view = Optional.empty();
    PacemakerService service = PacemakerService.UNKNOWN;
    try {
      view = view(facts);
      service = service(facts, view);
    } catch (UnreadableException e) {
      trouble = Optional.of(trouble(facts, e));
    }
    return new NodeAnswer(
        new NodeReport(facts.node(), true, trouble, service, device),
        view,
        DrbdGenerations.parse(facts.text(generations)));
  }

  private static Finding trouble(Facts facts, UnreadableException unreadable) {
    return Finding.of("cluster.unreadable-on", facts.node(), unreadable.what());
  }

  private Optional<DrbdDevice> device(String text) throws UnreadableException {
    return text.isBlank()
        ? Optional.empty()
        : Optional.ofNullable(ProcDrbdParser.parse(text).get(spec.drbd().minor()));
  }

  private static Optional<PacemakerView> view(Facts facts) throws UnreadableException {
    if (facts.of(XML).status() == NO_SUCH_PROGRAM) {
      return Optional.empty();
    }
    Optional<PacemakerView> view =
        CrmMonParser.parse(facts.node(), facts.of(XML).output(), facts.of(TEXT).output());
    return view.isEmpty()
        ? view
        : Optional.of(
            view.get().withLeftBehind(MoveConstraintParser.parse(facts.of(CONSTRAINTS).output())));
  }

  private static PacemakerService service(Facts facts, Optional<PacemakerView> view) {
    if (view.isPresent()) {
      return PacemakerService.RUNNING;
    }
    return facts.of(XML).status() == NO_SUCH_PROGRAM
        ? PacemakerService.NOT_INSTALLED
        : PacemakerService.NOT_RUNNING;
  }
}
