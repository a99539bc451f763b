package futago.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `crm_mon -1 -r`, with or without `-A`, of Pacemaker 1.0, which has no other form for
/// programs. Checked against 1.0.13. Every line must be of a form that is known, what it announces
/// must be there ("2 Nodes configured"), and nothing may run on a node that is not listed; else
/// nothing is read at all.
final class CrmMonText {
  static final String SOURCE = "crm_mon -1 -r";

  /// The line that whoever asks has to have printed after it: a text that is cut short inside its
  /// last list looks like a whole one.
  static final String END = "end of crm_mon";

  /// What it says, with an exit status of its own, where there is no daemon to talk to.
  private static final String NOT_CONNECTED = "Connection to cluster failed:";

  private static final Pattern RULE = Pattern.compile("=+");
  private static final Pattern DC =
      Pattern.compile("Current DC: (\\S+)(?: \\(\\S+\\))? - partition (with|WITHOUT) quorum");
  private static final String NO_DC = "Current DC: NONE";
  private static final Pattern NODES =
      Pattern.compile("(\\d+) Nodes configured, (?:\\d+|unknown) expected votes");
  private static final Pattern RESOURCES = Pattern.compile("(\\d+) Resources configured\\.");
  private static final Pattern NODE_LIST =
      Pattern.compile("(Online|OFFLINE): \\[ ([^\\[\\]]+) \\]");
  private static final Pattern NODE = Pattern.compile("Node (\\S+?)(?: \\(\\S+\\))?: (.+)");
  private final TextLines lines;
  private final String seenFrom;
  private Optional<String> dc = Optional.empty();
  private Optional<String> version = Optional.empty();
  private boolean quorum;
  private Optional<Integer> nodesAnnounced = Optional.empty();
  private Optional<Integer> resourcesAnnounced = Optional.empty();
  private final List<NodeState> nodes = new ArrayList<>();

  private CrmMonText(String seenFrom, TextLines lines) {
    this.seenFrom = seenFrom;
    this.lines = lines;
  }

  /// What one node's Pacemaker says.
  ///
  /// @param node the node that printed it
  /// @param text what it printed, with {@link #END} after it
  /// @param configured what is known of the resources' configuration
  /// @return without the constraints that moves left behind, which it does not list; empty if
  ///   Pacemaker does not run, or has not come up yet
  /// @throws UnreadableException if it is cut short or of an unknown form
  static Optional<PacemakerView> parse(String node, String text, ConfiguredResources configured)
      throws UnreadableException {
    if (text.strip().startsWith(NOT_CONNECTED) && text.strip().lines().count() == 1) {
      return Optional.empty();
    }
    String whole = text.stripTrailing();
    if (!whole.endsWith("\n" + END)) {
      throw UnreadableException.of(SOURCE, lastLineOf(whole));
    }
    String shown = whole.substring(0, whole.length() - END.length());
    return Optional.of(new CrmMonText(node, new TextLines(SOURCE, shown)).read(shown, configured));
  }

  private static String lastLineOf(String text) {
    return text.substring(text.lastIndexOf('\n') + 1) + " …";
  }

  private PacemakerView read(String shown, ConfiguredResources configured)
      throws UnreadableException {
    head();
    while (lines.hasNext() && isNode(lines.peek().text())) {
      node(lines.next());
    }
    if (lines.hasNext() && lines.peek().text().equals("Full list of resources:")) {
      lines.next();
    }
    List<String> names = nodes.stream().map(NodeState::name).toList();
    List<ClusterResource> resources = new TextResources(lines, names, configured).read();
    Map<String, Integer> scores = new TextAttributes(lines).read();
    List<FailedAction> failures = new TextFailures(lines).read();
    check(resources);
    return new PacemakerView(
        seenFrom,
        version,
        dc,
        quorum,
        false,
        nodes,
        resources,
        failures,
        List.of(),
        scores,
        TextAttributes.without(shown).strip());
  }

  private void head() throws UnreadableException {
    rule();
    boolean decided = false;
    while (!RULE.matcher(lines.peek().text()).matches()) {
      String line = lines.next().text();
      Matcher controller = DC.matcher(line);
      Matcher nodeCount = NODES.matcher(line);
      Matcher resourceCount = RESOURCES.matcher(line);
      if (controller.matches()) {
        decided = true;
        dc = Optional.of(controller.group(1));
        quorum = controller.group(2).equals("with");
      } else if (line.equals(NO_DC)) {
        decided = true;
      } else if (line.startsWith("Version: ")) {
        version = Optional.of(line.substring("Version: ".length()));
      } else if (nodeCount.matches()) {
        nodesAnnounced = Optional.of(lines.number(nodeCount.group(1)));
      } else if (resourceCount.matches()) {
        resourcesAnnounced = Optional.of(lines.number(resourceCount.group(1)));
      } else if (!line.startsWith("Last updated: ") && !line.startsWith("Stack: ")) {
        throw lines.unreadable(line);
      }
    }
    if (!decided) {
      throw lines.unreadable("no Current DC");
    }
    rule();
  }

  private void rule() throws UnreadableException {
    String line = lines.next().text();
    if (!RULE.matcher(line).matches()) {
      throw lines.unreadable(line);
    }
  }

  private static boolean isNode(String line) {
    return line.startsWith("Node ") || line.startsWith("Online: ") || line.startsWith("OFFLINE: ");
  }

  private void node(TextLines.Line line) throws UnreadableException {
    Matcher list = NODE_LIST.matcher(line.text());
    Matcher one = NODE.matcher(line.text());
    if (list.matches()) {
      for (String name : lines.words(list.group(2))) {
        add(name, list.group(1));
      }
    } else if (one.matches()) {
      add(one.group(1), one.group(2));
    } else {
      throw lines.unreadable(line.text());
    }
  }

  /// A node by the words that `crm_mon` has for it. A pending node is a member that Pacemaker does
  /// not use yet.
  private void add(String name, String words) throws UnreadableException {
    boolean isDc = dc.equals(Optional.of(name));
    nodes.add(
        switch (words) {
          case "Online" -> state(name, true, false, false, false, false, isDc);
          case "OFFLINE" -> state(name, false, false, false, false, false, isDc);
          case "standby" -> state(name, true, true, false, false, false, isDc);
          case "standby (on-fail)" -> state(name, true, false, true, false, false, isDc);
          case "OFFLINE (standby)" -> state(name, false, true, false, false, false, isDc);
          case "pending" -> state(name, true, false, false, true, false, isDc);
          case "UNCLEAN (online)" -> state(name, true, false, false, false, true, isDc);
          case "UNCLEAN (pending)" -> state(name, true, false, false, true, true, isDc);
          case "UNCLEAN (offline)" -> state(name, false, false, false, false, true, isDc);
          default -> throw lines.unreadable(name + ": " + words);
        });
  }

  private static NodeState state(
      String name,
      boolean online,
      boolean standby,
      boolean standbyOnFail,
      boolean pending,
      boolean unclean,
      boolean isDc) {
    return new NodeState(
        name, online, standby, standbyOnFail, false, pending, unclean, false, isDc);
  }

  private void check(List<ClusterResource> resources) throws UnreadableException {
    long configured =
        resources.stream()
            .filter(
                each -> !(each instanceof ClusterResource.Primitive single && single.orphaned()))
            .count();
    if (!nodesAnnounced.equals(Optional.of(nodes.size()))) {
      throw lines.unreadable(
          "%d nodes, announced: %s".formatted(nodes.size(), announced(nodesAnnounced)));
    }
    if (nodes.stream().map(NodeState::name).distinct().count() != nodes.size()) {
      throw lines.unreadable("a node twice");
    }
    if (!resourcesAnnounced.map(Integer::longValue).equals(Optional.of(configured))) {
      throw lines.unreadable(
          "%d resources, announced: %s".formatted(configured, announced(resourcesAnnounced)));
    }
    if (dc.isPresent() && nodes.stream().noneMatch(NodeState::dc)) {
      throw lines.unreadable("DC " + dc.get());
    }
  }

  private static String announced(Optional<Integer> count) {
    return count.map(String::valueOf).orElse("-");
  }
}
