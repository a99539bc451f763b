package futago.simulator.pacemaker.cib;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes a configuration in the crm shell's language, as `crm configure show` does.
public final class CrmWriter {
  private static final String NEXT = " \\\n\t";

  private final Dialect dialect;

  public CrmWriter(Dialect dialect) {
    this.dialect = dialect;
  }

  /// The whole configuration.
  public String show(Cib cib) {
    var objects = new ArrayList<String>();
    cib.section("nodes").all("node").forEach(each -> objects.add(node(each)));
    List<Element> resources = cib.section("resources").children();
    resources.stream()
        .flatMap(Element::deep)
        .filter(each -> each.name().equals("primitive"))
        .sorted(java.util.Comparator.comparing(Element::id))
        .forEach(each -> objects.add(primitive(each)));
    for (String tag : List.of("group", "master", "clone")) {
      resources.stream()
          .filter(each -> each.name().equals(tag))
          .forEach(each -> objects.add(container(each)));
    }
    Element constraints = cib.section("constraints");
    constraints.all("rsc_location").forEach(each -> objects.add(location(each)));
    constraints.all("rsc_colocation").forEach(each -> objects.add(colocation(each)));
    constraints.all("rsc_order").forEach(each -> objects.add(order(each)));
    sets(cib, "crm_config", "property", objects);
    sets(cib, "rsc_defaults", "rsc_defaults", objects);
    sets(cib, "op_defaults", "op_defaults", objects);
    return String.join("\n", objects) + "\n";
  }

  private String node(Element node) {
    String head =
        dialect.isOld()
            ? "node $id=\"" + node.id() + "\" " + node.get("uname")
            : "node " + node.id() + ": " + node.get("uname");
    return head
        + node.all("instance_attributes").stream()
            .filter(set -> !set.children().isEmpty())
            .map(set -> NEXT + "attributes " + pairs(set))
            .collect(Collectors.joining());
  }

  private String primitive(Element primitive) {
    String agent =
        Stream.of("class", "provider", "type")
            .map(primitive::get)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(":"));
    String operations =
        primitive.all("operations").stream()
            .flatMap(each -> each.all("op").stream())
            .map(this::operation)
            .collect(Collectors.joining());
    return "primitive " + primitive.id() + " " + agent + attributes(primitive) + operations;
  }

  private String attributes(Element element) {
    return element.all("instance_attributes").stream()
            .map(set -> NEXT + "params " + pairs(set))
            .collect(Collectors.joining())
        + element.all("meta_attributes").stream()
            .map(set -> NEXT + "meta " + pairs(set))
            .collect(Collectors.joining());
  }

  private String operation(Element op) {
    String own =
        op.attributes().entrySet().stream()
            .filter(each -> !each.getKey().equals("id") && !each.getKey().equals("name"))
            .map(each -> pair(each.getKey(), each.getValue()))
            .collect(Collectors.joining(" "));
    String more =
        op.all("instance_attributes").stream()
            .map(set -> " " + pairs(set))
            .collect(Collectors.joining());
    return NEXT + "op " + op.get("name") + " " + own + more;
  }

  private String container(Element element) {
    String tag = element.name().equals("master") ? "ms" : element.name();
    String inside =
        element.all("primitive").stream().map(Element::id).collect(Collectors.joining(" "));
    return tag + " " + element.id() + " " + inside + attributes(element);
  }

  private String location(Element location) {
    String head = "location " + location.id() + " " + location.get("rsc") + " ";
    return head
        + location
            .first("rule")
            .map(rule -> rule(rule))
            .orElseGet(
                () ->
                    (location.attributes().containsKey("role")
                            ? "role=" + location.get("role") + " "
                            : "")
                        + score(location.get("score"))
                        + ": "
                        + location.get("node"));
  }

  private String rule(Element rule) {
    Element test = rule.first("expression").orElseGet(() -> Element.of("expression"));
    return "\\\n\trule $id=\"%s\" %s: %s %s %s"
        .formatted(
            rule.id(),
            score(rule.get("score")),
            test.get("attribute"),
            test.get("operation"),
            test.get("value"));
  }

  private static String colocation(Element colocation) {
    return "colocation %s %s: %s %s"
        .formatted(
            colocation.id(),
            score(colocation.get("score")),
            part(colocation, "rsc", "rsc-role"),
            part(colocation, "with-rsc", "with-rsc-role"));
  }

  private String order(Element order) {
    String score = dialect.isOld() ? score(order.get("score")) : order.get("kind");
    return "order %s %s: %s %s"
        .formatted(
            order.id(),
            score,
            part(order, "first", "first-action"),
            part(order, "then", "then-action"));
  }

  private static String part(Element constraint, String who, String how) {
    return constraint.get(how).isEmpty()
        ? constraint.get(who)
        : constraint.get(who) + ":" + constraint.get(how);
  }

  private static String score(String score) {
    return score.replace("INFINITY", "inf");
  }

  private void sets(Cib cib, String section, String word, List<String> objects) {
    for (Element set : cib.section(section).children()) {
      String pairs =
          set.all("nvpair").stream()
              .map(each -> NEXT + pair(each.get("name"), each.get("value")))
              .collect(Collectors.joining());
      if (!pairs.isEmpty()) {
        objects.add(
            dialect.isOld()
                ? word + " $id=\"" + set.id() + "\"" + pairs
                : word + " " + set.id() + ":" + pairs);
      }
    }
  }

  private String pairs(Element set) {
    return set.all("nvpair").stream()
        .map(each -> pair(each.get("name"), each.get("value")))
        .collect(Collectors.joining(" "));
  }

  /// The old shell quotes every value, the newer one those that need it.
  private String pair(String name, String value) {
    return dialect.isOld() || !value.matches("[^\\s\"'=;]+")
        ? name + "=\"" + value + "\""
        : name + "=" + value;
  }
}
