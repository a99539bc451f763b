package futago.cluster;

import futago.command.Facts;
import futago.command.Probe;
import futago.command.ProbeScript;
import futago.platform.Detection;
import futago.platform.Platform;
import futago.spec.ClusterSpec;
import futago.spec.PlatformName;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Everything that a node is asked about the cluster, and what its answers mean.
final class StatusQuestions {
  private static final SecureRandom RANDOM = new SecureRandom();

  /// What a shell says of a program that is not there.
  private static final int NO_SUCH_PROGRAM = 127;

  private static final Facts.Answer NOT_ASKED = new Facts.Answer(1, "");

  private static final Probe XML = new Probe("crm_mon.xml", "crm_mon -1 -r --output-as=xml");

  private static final Probe TEXT = text(CrmMonText.SOURCE);

  /// The nodes' attributes are in the XML in any case.
  private static final Probe TEXT_WITH_ATTRIBUTES = text(CrmMonText.SOURCE + " -A");

  private static final Probe CONSTRAINTS = new Probe("constraints", MoveConstraintParser.SOURCE);

  /// In Pacemaker 1.0's text nothing tells it from resources that are not looked after one by one.
  private static final Probe MAINTENANCE =
      new Probe("maintenance", "cibadmin --query -o crm_config | grep 'name=\"maintenance-mode\"'");

  private static final Pattern IS_ON = Pattern.compile("value=\"(true|yes|on|y|1)\"");

  /// What tells only that time goes by.
  private static final Pattern TIMES =
      Pattern.compile("<last_update [^>]*>|last_updated=\"[^\"]*\"|(?m)^Last updated: .*$");

  /// What of `/proc/drbd` is no counter.
  private static final Pattern DRBD_STATE = Pattern.compile("(?m)^.*\\bcs:.*$");

  private final DrbdQuestions drbd;

  /// What a node that has answered once need not be asked again.
  ///
  /// @param xml whether its `crm_mon` speaks XML
  /// @param platform what it is
  record Manner(boolean xml, PlatformName platform) {}

  StatusQuestions(ClusterSpec spec) {
    this.drbd = new DrbdQuestions(spec.drbd());
  }

  /// Everything, for a node of which nothing is known.
  List<Probe> everything() {
    return Stream.of(
            Stream.of(XML, TEXT_WITH_ATTRIBUTES, CONSTRAINTS),
            Stream.of(ConfiguredResources.PROBE, MAINTENANCE),
            drbd.everything().stream(),
            Detection.questions().stream())
        .flatMap(each -> each)
        .toList();
  }

  /// What may be another from one moment to the next.
  List<Probe> pulse(Manner known) {
    return Stream.concat(Stream.of(known.xml() ? XML : TEXT_WITH_ATTRIBUTES), drbd.pulse().stream())
        .toList();
  }

  /// What stays as it is while the pulse does.
  List<Probe> details(Manner known) {
    Stream<Probe> pacemaker =
        known.xml()
            ? Stream.of(TEXT, CONSTRAINTS)
            : Stream.of(CONSTRAINTS, ConfiguredResources.PROBE, MAINTENANCE);
    return Stream.concat(pacemaker, drbd.details().stream()).toList();
  }

  /// The pulse as it has to be for the details to be what they were.
  ///
  /// @param answers to the pulse or to everything
  String state(Map<String, Facts.Answer> answers, Manner known) {
    Probe mon = known.xml() ? XML : TEXT_WITH_ATTRIBUTES;
    return TIMES.matcher(answers.get(mon.name()).output()).replaceAll("")
        + DRBD_STATE
            .matcher(answers.get(DrbdQuestions.PROC.name()).output())
            .results()
            .map(MatchResult::group)
            .collect(Collectors.joining("\n", "\n", ""));
  }

  private static Probe text(String command) {
    return new Probe("crm_mon.text", command + " && echo '" + CrmMonText.END + "'");
  }

  /// One command that puts those questions.
  static ProbeScript script(List<Probe> probes) {
    byte[] boundary = new byte[16];
    RANDOM.nextBytes(boundary);
    return new ProbeScript(probes, "futago-" + HexFormat.of().formatHex(boundary));
  }

  /// What it means that an answer is not complete.
  static NodeAnswer cut(String node) {
    Finding cut = Finding.of("cluster.unreadable-answer", node);
    return NodeAnswer.none(
        new NodeReport(node, true, Optional.of(cut), PacemakerService.UNKNOWN, Optional.empty()));
  }

  /// What a node answered.
  ///
  /// @param said by question; what is missing was not asked
  /// @param known what the node said of itself before
  NodeAnswer answer(String node, Map<String, Facts.Answer> said, Optional<Manner> known) {
    var answers = new HashMap<String, Facts.Answer>(said);
    everything().forEach(probe -> answers.putIfAbsent(probe.name(), NOT_ASKED));
    return answer(new Facts(node, answers), known);
  }

  /// What need not be asked the next time; empty if that node has no running Pacemaker to tell by.
  ///
  /// @param said the answers to everything
  static Optional<Manner> manner(NodeAnswer answer, Map<String, Facts.Answer> said) {
    return answer.view().isEmpty()
        ? Optional.empty()
        : answer.platform().map(platform -> new Manner(speaksXml(said.get(XML.name())), platform));
  }

  private NodeAnswer answer(Facts facts, Optional<Manner> known) {
    Optional<DrbdDevice> device = Optional.empty();
    Optional<Finding> trouble = Optional.empty();
    try {
      device = drbd.device(facts);
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
        drbd.generations(facts),
        known
            .map(Manner::platform)
            .or(() -> Detection.platform(facts).map(Platform::name))
            .or(() -> byManner(facts)));
  }

  private static Finding trouble(Facts facts, UnreadableException unreadable) {
    return Finding.of("cluster.unreadable-on", facts.node(), unreadable.what());
  }

  private static Optional<PacemakerView> view(Facts facts) throws UnreadableException {
    if (facts.of(XML).status() == NO_SUCH_PROGRAM) {
      return Optional.empty();
    }
    Optional<PacemakerView> view = speaksXml(facts.of(XML)) ? fromXml(facts) : fromText(facts);
    return view.isEmpty()
        ? view
        : Optional.of(
            view.get().withLeftBehind(MoveConstraintParser.parse(facts.of(CONSTRAINTS).output())));
  }

  /// Pacemaker 1.0 refuses to. It is asked, because versions do not tell: some builds of 2.0 do,
  /// some do not.
  private static boolean speaksXml(Facts.Answer answer) {
    return answer.output().isBlank()
        ? answer.yes()
        : answer.output().stripLeading().startsWith("<");
  }

  private static Optional<PacemakerView> fromXml(Facts facts) throws UnreadableException {
    String text = facts.of(TEXT).output().replaceFirst("\\s*" + CrmMonText.END + "\\s*$", "\n");
    return CrmMonParser.parse(facts.node(), facts.of(XML).output(), TextAttributes.without(text));
  }

  private static Optional<PacemakerView> fromText(Facts facts) throws UnreadableException {
    return CrmMonText.parse(
            facts.node(),
            facts.of(TEXT).output(),
            ConfiguredResources.parse(facts.of(ConfiguredResources.PROBE).output()))
        .map(view -> view.inMaintenance(IS_ON.matcher(facts.text(MAINTENANCE)).find()));
  }

  /// A host of an unknown name may still be told by how its Pacemaker speaks.
  private static Optional<PlatformName> byManner(Facts facts) {
    if (facts.of(XML).status() == NO_SUCH_PROGRAM) {
      return Optional.empty();
    }
    return Optional.of(
        speaksXml(facts.of(XML)) ? PlatformName.DEBIAN_COROSYNC : PlatformName.EL6_HEARTBEAT);
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
