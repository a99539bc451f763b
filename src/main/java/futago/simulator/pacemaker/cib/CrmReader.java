package futago.simulator.pacemaker.cib;

import futago.simulator.pacemaker.cib.CrmLines.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Reads a configuration in the crm shell's language into XML, on top of one that is there.
public final class CrmReader {
  private static final Set<String> SECTIONS =
      Set.of("params", "meta", "operations", "op", "utilization");

  /// What may stand in an `op` element itself; anything else becomes an instance attribute, also a
  /// misspelt `on_fail`, and is ignored.
  private static final Set<String> OP_ATTRIBUTES =
      Set.of(
          "interval",
          "timeout",
          "start-delay",
          "role",
          "on-fail",
          "enabled",
          "requires",
          "description",
          "interval-origin",
          "record-pending");

  private final Dialect dialect;
  private final CrmObjects objects;

  private CrmReader(Dialect dialect, CrmObjects objects) {
    this.dialect = dialect;
    this.objects = objects;
  }

  /// Adds a text to a configuration; what has the same name is replaced.
  ///
  /// @throws CrmSyntaxException at the first line that is not understood
  public static Element update(Dialect dialect, Element configuration, String text)
      throws CrmSyntaxException {
    var objects = new CrmObjects(configuration);
    var reader = new CrmReader(dialect, objects);
    for (Statement statement : CrmLines.of(text)) {
      reader.read(statement);
    }
    return objects.configuration();
  }

  private void read(Statement statement) throws CrmSyntaxException {
    switch (statement.word(0)) {
      case "primitive" -> objects.put(primitive(statement), List.of());
      case "group" -> group(statement);
      case "ms", "master" -> clone(statement, "master");
      case "clone" -> clone(statement, "clone");
      case "colocation", "collocation" -> objects.constrain(colocation(statement));
      case "order" -> objects.constrain(order(statement));
      case "location" -> objects.constrain(location(statement));
      case "property" ->
          objects.pairs(
              "crm_config", "cluster_property_set", "cib-bootstrap-options", pairs(statement, 1));
      case "rsc_defaults" ->
          objects.pairs("rsc_defaults", "meta_attributes", "rsc-options", pairs(statement, 1));
      case "op_defaults" ->
          objects.pairs("op_defaults", "meta_attributes", "op-options", pairs(statement, 1));
      case "node" -> {
        // The nodes are the cluster's own; a text that `show` printed names them too.
      }
      default -> throw statement.syntax();
    }
  }

  private Element primitive(Statement statement) throws CrmSyntaxException {
    String id = statement.word(1);
    String[] agent = statement.word(2).split(":", -1);
    if (agent.length < 2 || agent.length > 3) {
      throw statement.syntax();
    }
    Element element =
        element(
            "primitive",
            agent.length == 3
                ? List.of("id", id, "class", agent[0], "provider", agent[1], "type", agent[2])
                : List.of("id", id, "class", agent[0], "type", agent[1]));
    var operations = new ArrayList<Element>();
    int at = 3;
    while (at < statement.words().size()) {
      String section = statement.word(at);
      if (!SECTIONS.contains(section)) {
        throw statement.syntax();
      }
      boolean op = section.equals("op");
      Map<String, String> pairs = pairs(statement, op ? at + 2 : at + 1);
      if (op) {
        operations.add(operation(id, statement.word(at + 1), pairs, operations));
      } else if (section.equals("params")) {
        element = element.plus(set("instance_attributes", id + "-instance_attributes", pairs));
      } else if (section.equals("meta")) {
        element = element.plus(set("meta_attributes", id + "-meta_attributes", pairs));
      }
      at = end(statement, op ? at + 2 : at + 1);
    }
    return operations.isEmpty() ? element : element.plus(Element.of("operations").with(operations));
  }

  private Element operation(
      String resource, String name, Map<String, String> pairs, List<Element> others) {
    var all = new LinkedHashMap<String, String>();
    all.put("interval", pairs.getOrDefault("interval", dialect.isOld() ? "0" : "0s"));
    all.putAll(pairs);
    String id = unique(resource + "-" + name + "-" + all.get("interval"), others);
    var attributes = new LinkedHashMap<String, String>();
    attributes.put("id", id);
    attributes.put("name", name);
    var more = new LinkedHashMap<String, String>();
    all.forEach((key, value) -> (OP_ATTRIBUTES.contains(key) ? attributes : more).put(key, value));
    Element op =
        new Element("op", dialect.isOld() ? new TreeMap<>(attributes) : attributes, List.of());
    return more.isEmpty()
        ? op
        : op.plus(set("instance_attributes", id + "-instance_attributes", more));
  }

  private static String unique(String id, List<Element> others) {
    boolean taken = others.stream().anyMatch(each -> each.id().equals(id));
    return taken ? id + "-0" : id;
  }

  private void group(Statement statement) throws CrmSyntaxException {
    String id = statement.word(1);
    var members = new ArrayList<String>();
    int at = 2;
    for (; at < statement.words().size() && !SECTIONS.contains(statement.word(at)); at++) {
      members.add(statement.word(at));
    }
    if (members.isEmpty()) {
      throw statement.syntax();
    }
    objects.put(withMeta(element("group", List.of("id", id)), statement, at), members);
  }

  private void clone(Statement statement, String tag) throws CrmSyntaxException {
    String id = statement.word(1);
    objects.put(
        withMeta(element(tag, List.of("id", id)), statement, 3), List.of(statement.word(2)));
  }

  private Element withMeta(Element element, Statement statement, int at) throws CrmSyntaxException {
    if (at >= statement.words().size()) {
      return element;
    }
    if (!statement.word(at).equals("meta")) {
      throw statement.syntax();
    }
    return element.plus(
        set("meta_attributes", element.id() + "-meta_attributes", pairs(statement, at + 1)));
  }

  private Element colocation(Statement statement) throws CrmSyntaxException {
    if (statement.words().size() != 5 || !statement.word(2).endsWith(":")) {
      throw statement.syntax();
    }
    String[] resource = statement.word(3).split(":", 2);
    String[] with = statement.word(4).split(":", 2);
    var attributes =
        new ArrayList<>(
            List.of(
                "id",
                statement.word(1),
                "score",
                score(statement.word(2)),
                "rsc",
                resource[0],
                "with-rsc",
                with[0]));
    if (resource.length == 2) {
      attributes.addAll(List.of("rsc-role", resource[1]));
    }
    if (with.length == 2) {
      attributes.addAll(List.of("with-rsc-role", with[1]));
    }
    return element("rsc_colocation", attributes);
  }

  private Element order(Statement statement) throws CrmSyntaxException {
    if (statement.words().size() != 5 || !statement.word(2).endsWith(":")) {
      throw statement.syntax();
    }
    String[] first = statement.word(3).split(":", 2);
    String[] then = statement.word(4).split(":", 2);
    String score = score(statement.word(2));
    var attributes = new ArrayList<>(List.of("id", statement.word(1)));
    attributes.addAll(
        dialect.isOld()
            ? List.of("score", score)
            : List.of("kind", score.equals("INFINITY") ? "Mandatory" : "Optional"));
    attributes.addAll(List.of("first", first[0]));
    if (first.length == 2) {
      attributes.addAll(List.of("first-action", first[1]));
    }
    attributes.addAll(List.of("then", then[0]));
    if (then.length == 2) {
      attributes.addAll(List.of("then-action", then[1]));
    }
    return element("rsc_order", attributes);
  }

  private Element location(Statement statement) throws CrmSyntaxException {
    String id = statement.word(1);
    String resource = statement.word(2);
    if (!statement.word(3).equals("rule")) {
      return element(
          "rsc_location",
          List.of(
              "id",
              id,
              "rsc",
              resource,
              "score",
              score(statement.word(3)),
              "node",
              statement.word(4)));
    }
    int at = statement.word(4).startsWith("$id=") ? 5 : 4;
    String ruleId = at == 5 ? statement.word(4).substring("$id=".length()) : id + "-rule";
    Element expression =
        element(
            "expression",
            List.of(
                "id", ruleId + "-expression",
                "attribute", statement.word(at + 1),
                "operation", statement.word(at + 2),
                "value", statement.word(at + 3)));
    return element("rsc_location", List.of("id", id, "rsc", resource))
        .plus(
            element("rule", List.of("id", ruleId, "score", score(statement.word(at))))
                .plus(expression));
  }

  private static String score(String word) {
    return Scores.text(Scores.parse(word.replaceAll(":$", "")));
  }

  /// The old shell writes attributes in the order of the alphabet.
  private Element element(String name, List<String> namesAndValues) {
    Element element = Element.of(name, namesAndValues.toArray(String[]::new));
    return dialect.isOld()
        ? new Element(name, new TreeMap<>(element.attributes()), List.of())
        : element;
  }

  static Element set(String tag, String id, Map<String, String> pairs) {
    return new Element(
        tag,
        Map.of("id", id),
        pairs.entrySet().stream()
            .map(
                pair ->
                    Element.of(
                        "nvpair",
                        "id",
                        id + "-" + pair.getKey(),
                        "name",
                        pair.getKey(),
                        "value",
                        pair.getValue()))
            .toList());
  }

  private static int end(Statement statement, int from) throws CrmSyntaxException {
    int at = from;
    while (at < statement.words().size() && !SECTIONS.contains(statement.word(at))) {
      at++;
    }
    return at;
  }

  /// The `name=value` words up to the next section. A word without `=` is a name without a value:
  /// so the shell reads a comment behind a line.
  private static Map<String, String> pairs(Statement statement, int from)
      throws CrmSyntaxException {
    var pairs = new LinkedHashMap<String, String>();
    for (String word :
        statement.words().subList(Math.min(from, statement.words().size()), end(statement, from))) {
      boolean id = word.startsWith("$id=") || (word.endsWith(":") && word.indexOf('=') < 0);
      if (!id) {
        int equals = word.indexOf('=');
        pairs.put(
            equals < 0 ? word : word.substring(0, equals),
            equals < 0 ? "" : word.substring(equals + 1));
      }
    }
    return pairs;
  }
}
