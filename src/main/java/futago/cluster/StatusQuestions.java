package futago.cluster;

import futago.command.Facts;
import futago.command.Probe;
import futago.command.ProbeScript;
import futago.command.Run;
import futago.command.Shell;
import futago.platform.Detection;
import futago.platform.Platform;
import futago.spec.ClusterSpec;
import futago.spec.PlatformName;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Everything that a node is asked about the cluster, as one command, and what its answer means.
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

  private static final Probe DRBD = new Probe("proc.drbd", "[ ! -e /proc/drbd ] || cat /proc/drbd");

  private static final Pattern IS_ON = Pattern.compile("value=\"(true|yes|on|y|1)\"");

  private final ClusterSpec spec;
  private final Probe overview;
  private final Probe generations;
  private final Optional<Manner> known;
  private final ProbeScript script;
  private boolean spokeXml;

  /// What a node that has answered once need not be asked again.
  ///
  /// @param xml whether its `crm_mon` speaks XML
  /// @param platform what it is
  record Manner(boolean xml, PlatformName platform) {}

  /// Everything, put to a node of which nothing is known.
  StatusQuestions(ClusterSpec spec) {
    this(spec, Optional.empty());
  }

  /// @param known what the node said of itself before: then it is asked less, for on a slow node
  ///   every question costs what its cluster needs to watch itself in time
  StatusQuestions(ClusterSpec spec, Optional<Manner> known) {
    this.spec = spec;
    this.known = known;
    this.overview = new Probe("drbd.overview", overview(spec.drbd().minor()));
    this.generations =
        new Probe(
            "drbd.generations",
            "grep -q '^ *%d: cs:Connected ' /proc/drbd || drbdadm get-gi %s"
                .formatted(spec.drbd().minor(), Shell.quote(spec.drbd().resource())));
    byte[] boundary = new byte[16];
    RANDOM.nextBytes(boundary);
    this.script =
        new ProbeScript(
            all().filter(probe -> !isNeedless(probe)).toList(),
            "futago-" + HexFormat.of().formatHex(boundary));
  }

  private Stream<Probe> all() {
    return Stream.concat(
        Stream.of(
            XML,
            known.filter(Manner::xml).isPresent() ? TEXT : TEXT_WITH_ATTRIBUTES,
            CONSTRAINTS,
            ConfiguredResources.PROBE,
            MAINTENANCE,
            DRBD,
            overview,
            generations),
        Detection.questions().stream());
  }

  private static Probe text(String command) {
    return new Probe("crm_mon.text", command + " && echo '" + CrmMonText.END + "'");
  }

  private boolean isNeedless(Probe probe) {
    if (known.isEmpty()) {
      return false;
    }
    boolean onlyForText = probe.equals(ConfiguredResources.PROBE) || probe.equals(MAINTENANCE);
    return Detection.questions().contains(probe)
        || (known.get().xml() ? onlyForText : probe.equals(XML));
  }

  /// Where the device that the spec names is down, the resource may have another. It is not asked
  /// without need: it looks at every file system and volume group of the node.
  private static String overview(int minor) {
    return "grep '^ *%d: cs:' /proc/drbd | grep -qv Unconfigured".formatted(minor)
        + " || ! command -v drbd-overview >/dev/null || drbd-overview";
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
    var answers = new HashMap<String, Facts.Answer>(complete.get());
    all().forEach(probe -> answers.putIfAbsent(probe.name(), NOT_ASKED));
    return answer(new Facts(node, answers));
  }

  /// What can be left out the next time; empty if that node has no running Pacemaker to tell by.
  Optional<Manner> manner(NodeAnswer answer) {
    if (answer.view().isEmpty() || answer.platform().isEmpty()) {
      return Optional.empty();
    }
    return known.or(() -> Optional.of(new Manner(spokeXml, answer.platform().get())));
  }

  private NodeAnswer answer(Facts facts) {
    spokeXml = speaksXml(facts);
    Optional<DrbdDevice> device = Optional.empty();
    Optional<Finding> trouble = Optional.empty();
    try {
      device = device(facts);
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
        DrbdGenerations.parse(facts.text(generations)),
        known
            .map(Manner::platform)
            .or(() -> Detection.platform(facts).map(Platform::name))
            .or(() -> byManner(facts)));
  }

  private static Finding trouble(Facts facts, UnreadableException unreadable) {
    return Finding.of("cluster.unreadable-on", facts.node(), unreadable.what());
  }

  private Optional<DrbdDevice> device(Facts facts) throws UnreadableException {
    String text = facts.of(DRBD).output();
    Optional<DrbdDevice> device =
        text.isBlank()
            ? Optional.empty()
            : Optional.ofNullable(ProcDrbdParser.parse(text).get(spec.drbd().minor()));
    return device.isPresent()
        ? device
        : Optional.ofNullable(
            DrbdOverviewParser.parse(facts.of(overview).output())
                .get(spec.drbd().resource() + "/0"));
  }

  private static Optional<PacemakerView> view(Facts facts) throws UnreadableException {
    if (facts.of(XML).status() == NO_SUCH_PROGRAM) {
      return Optional.empty();
    }
    Optional<PacemakerView> view = speaksXml(facts) ? fromXml(facts) : fromText(facts);
    return view.isEmpty()
        ? view
        : Optional.of(
            view.get().withLeftBehind(MoveConstraintParser.parse(facts.of(CONSTRAINTS).output())));
  }

  /// Pacemaker 1.0 refuses to. It is asked, because versions do not tell: some builds of 2.0 do,
  /// some do not.
  private static boolean speaksXml(Facts facts) {
    Facts.Answer answer = facts.of(XML);
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
        speaksXml(facts) ? PlatformName.DEBIAN_COROSYNC : PlatformName.EL6_HEARTBEAT);
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
