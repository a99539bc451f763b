package futago.cluster;

import futago.cluster.ClusterResource.Clone;
import futago.cluster.ClusterResource.Group;
import futago.cluster.ClusterResource.Primitive;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the resources in `crm_mon -1 -r` of Pacemaker 1.0. What belongs to a group or a clone is
/// indented more than its title.
final class TextResources {
  private static final Pattern GROUP = Pattern.compile("Resource Group: (\\S+)");
  private static final Pattern CLONE =
      Pattern.compile("(Clone|Master/Slave) Set: (\\S+)( \\(unique\\))?( \\(unmanaged\\))?");
  private static final Pattern LIST =
      Pattern.compile("(Masters|Slaves|Started|Stopped): \\[ ([^\\[\\]]+) \\]");
  private static final Pattern SINGLE =
      Pattern.compile("(\\S+)\\s+\\(([\\w.-]+(?:::?[\\w.-]+){1,2})\\):\\s*(\\S.*)");
  private static final Pattern STATE =
      Pattern.compile("(\\w+)(?: ([^\\s\\[]+)| ?\\[ ([^\\[\\]]+) \\])?");
  private static final Pattern INSTANCE = Pattern.compile("\\S+:\\d+");

  private final TextLines lines;
  private final List<String> nodes;
  private final ConfiguredResources configured;

  /// @param nodes the names of all nodes; on no other can anything run
  TextResources(TextLines lines, List<String> nodes, ConfiguredResources configured) {
    this.lines = lines;
    this.nodes = nodes;
    this.configured = configured;
  }

  /// Reads up to the first line that begins something else.
  List<ClusterResource> read() throws UnreadableException {
    return resources(-1);
  }

  private List<ClusterResource> resources(int titleIndent) throws UnreadableException {
    var resources = new ArrayList<ClusterResource>();
    while (lines.hasNext() && belongs(titleIndent)) {
      String text = lines.peek().text();
      if (GROUP.matcher(text).matches()) {
        if (titleIndent == 0) {
          break;
        }
        resources.add(group());
      } else if (CLONE.matcher(text).matches()) {
        if (titleIndent == 0) {
          break;
        }
        resources.add(cloned());
      } else if (SINGLE.matcher(text).matches()) {
        resources.add(single());
      } else {
        break;
      }
    }
    return resources;
  }

  /// On the talk's slide nothing is indented: there a group or a clone goes on until another
  /// begins.
  private boolean belongs(int titleIndent) throws UnreadableException {
    return titleIndent <= 0 || lines.peek().indent() > titleIndent;
  }

  private Group group() throws UnreadableException {
    TextLines.Line title = lines.next();
    Matcher group = matched(GROUP, title.text());
    List<ClusterResource> members = resources(title.indent());
    if (members.isEmpty()) {
      throw lines.unreadable(title.text());
    }
    return new Group(ResourceParser.withoutInstance(group.group(1)), members);
  }

  private Clone cloned() throws UnreadableException {
    TextLines.Line title = lines.next();
    Matcher clone = matched(CLONE, title.text());
    String id = clone.group(2);
    boolean managed = clone.group(4) == null;
    List<ClusterResource> instances = resources(title.indent());
    Set<String> lists = new HashSet<>();
    var listed = new ArrayList<Matcher>();
    while (lines.hasNext() && belongs(title.indent())) {
      Matcher list = LIST.matcher(lines.peek().text());
      if (!list.matches()) {
        break;
      }
      if (!lists.add(list.group(1))) {
        throw lines.unreadable(list.group());
      }
      listed.add(list);
      lines.next();
    }
    String child = childOf(id, instances, listed);
    for (Matcher list : listed) {
      for (String word : lines.words(list.group(2))) {
        instances.add(instance(child, list.group(1), word, managed));
      }
    }
    if (instances.isEmpty()) {
      throw lines.unreadable(title.text());
    }
    return new Clone(id, clone.group(1).equals("Master/Slave"), instances);
  }

  /// The name of what is cloned. The lists of nodes do not tell it: the configuration does, or an
  /// instance on a line of its own, or the list of those that are stopped. Without any of these it
  /// goes by the clone's.
  private String childOf(String clone, List<ClusterResource> instances, List<Matcher> listed)
      throws UnreadableException {
    var names = new LinkedHashSet<String>();
    configured.childOf(clone).ifPresent(names::add);
    instances.forEach(instance -> names.add(instance.id()));
    for (Matcher list : listed) {
      if (list.group(1).equals("Stopped")) {
        lines.words(list.group(2)).stream()
            .map(ResourceParser::withoutInstance)
            .forEach(names::add);
      }
    }
    if (names.size() > 1) {
      throw lines.unreadable(clone + ": " + String.join(", ", names));
    }
    return names.isEmpty() ? clone : names.getFirst();
  }

  private Primitive instance(String child, String list, String word, boolean managed)
      throws UnreadableException {
    if (list.equals("Stopped")) {
      if (!INSTANCE.matcher(word).matches()) {
        throw lines.unreadable(list + ": " + word);
      }
      return primitive(child, Role.STOPPED, List.of(), false, managed);
    }
    Role role =
        switch (list) {
          case "Masters" -> Role.PROMOTED;
          case "Slaves" -> Role.UNPROMOTED;
          default -> Role.STARTED;
        };
    return primitive(child, role, List.of(node(word)), false, managed);
  }

  private Primitive primitive(
      String id, Role role, List<String> where, boolean failed, boolean managed) {
    return new Primitive(
        id,
        configured.agentOf(id),
        role,
        where,
        failed,
        failed && !managed,
        managed,
        false,
        false,
        configured.isWantedStopped(id));
  }

  private Primitive single() throws UnreadableException {
    String line = lines.next().text();
    Matcher single = matched(SINGLE, line);
    var suffixes = new StateSuffixes(single.group(3));
    Matcher state = STATE.matcher(suffixes.rest());
    Role role =
        state.matches()
            ? Role.of(state.group(1)).orElseThrow(() -> lines.unreadable(line))
            : Role.UNKNOWN;
    if (!state.matches()) {
      throw lines.unreadable(line);
    }
    var where = new ArrayList<String>();
    if (state.group(2) != null) {
      where.add(node(state.group(2)));
    } else if (state.group(3) != null) {
      for (String name : lines.words(state.group(3))) {
        where.add(node(name));
      }
    }
    if (where.isEmpty() != (role == Role.STOPPED)) {
      throw lines.unreadable(line);
    }
    String id = ResourceParser.withoutInstance(single.group(1));
    return new Primitive(
        id,
        single.group(2).replace("::", ":"),
        role,
        where,
        suffixes.failed(),
        suffixes.failed() && suffixes.unmanaged(),
        !suffixes.unmanaged(),
        suffixes.failureIgnored(),
        suffixes.orphaned(),
        configured.isWantedStopped(id));
  }

  private String node(String name) throws UnreadableException {
    if (!nodes.contains(name)) {
      throw lines.unreadable("on " + name);
    }
    return name;
  }

  private Matcher matched(Pattern pattern, String line) throws UnreadableException {
    Matcher matcher = pattern.matcher(line);
    if (!matcher.matches()) {
      throw lines.unreadable(line);
    }
    return matcher;
  }
}
