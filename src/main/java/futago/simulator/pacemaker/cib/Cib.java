package futago.simulator.pacemaker.cib;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A cluster's configuration with its version. What is of a moment (who runs what) is not in it.
///
/// @param adminEpoch the first part of its version
/// @param epoch the second, which each change raises
/// @param configuration the element `configuration`
public record Cib(int adminEpoch, int epoch, Element configuration) {
  /// Which of two is newer.
  public static final Comparator<Cib> BY_VERSION =
      Comparator.comparingInt(Cib::adminEpoch).thenComparingInt(Cib::epoch);

  private static final String PROPERTIES = "cib-bootstrap-options";

  /// That of a cluster that was never told anything.
  public static Cib empty() {
    return new Cib(
        0,
        0,
        new Element(
            "configuration",
            Map.of(),
            List.of(
                Element.of("crm_config"),
                Element.of("nodes"),
                Element.of("resources"),
                Element.of("constraints"))));
  }

  /// The next version.
  public Cib change(UnaryOperator<Element> change) {
    Element changed = change.apply(configuration);
    return changed.equals(configuration) ? this : new Cib(adminEpoch, epoch + 1, changed);
  }

  /// A section, such as `resources`.
  public Element section(String name) {
    return configuration.first(name).orElseGet(() -> Element.of(name));
  }

  /// A property of the cluster.
  public Optional<String> property(String name) {
    return section("crm_config")
        .deep()
        .filter(each -> each.name().equals("nvpair") && each.get("name").equals(name))
        .map(each -> each.get("value"))
        .findFirst();
  }

  /// With a property of the cluster set.
  public Cib withProperty(String name, String value) {
    return change(
        configuration ->
            configuration.change(
                "crm_config",
                section -> withPair(section, "cluster_property_set", PROPERTIES, name, value)));
  }

  /// Without a property of the cluster.
  public Cib withoutProperty(String name) {
    return change(
        configuration ->
            configuration.change(
                "crm_config",
                section ->
                    section.without(
                        each -> each.name().equals("nvpair") && each.get("name").equals(name))));
  }

  /// A node's attribute, such as `standby`.
  public Optional<String> nodeAttribute(String node, String name) {
    return section("nodes").all("node").stream()
        .filter(each -> each.get("uname").equals(node))
        .flatMap(Element::deep)
        .filter(each -> each.name().equals("nvpair") && each.get("name").equals(name))
        .map(each -> each.get("value"))
        .findFirst();
  }

  /// Whether a node is to run nothing.
  public boolean isStandby(String node) {
    return nodeAttribute(node, "standby").filter(Model::isTrue).isPresent();
  }

  /// With a node's attribute set.
  public Cib withNodeAttribute(String node, String name, String value) {
    return onNode(
        node,
        element -> withPair(element, "instance_attributes", "nodes-" + element.id(), name, value));
  }

  /// Without a node's attribute.
  public Cib withoutNodeAttribute(String node, String name) {
    return onNode(
        node,
        element ->
            element.without(each -> each.name().equals("nvpair") && each.get("name").equals(name)));
  }

  private Cib onNode(String node, UnaryOperator<Element> change) {
    return change(
        configuration ->
            configuration.changeDeep(
                each -> each.name().equals("node") && each.get("uname").equals(node), change));
  }

  /// With a meta attribute of a resource set, such as `target-role`.
  public Cib withMeta(String resource, String name, String value) {
    return change(
        configuration ->
            configuration.changeDeep(
                each -> each.id().equals(resource) && Model.isResource(each),
                each ->
                    withPair(each, "meta_attributes", resource + "-meta_attributes", name, value)));
  }

  /// An element whose set of pairs has a value for a name.
  private static Element withPair(
      Element element, String set, String setId, String name, String value) {
    Element there =
        element.first(set).isPresent() ? element : inFront(element, Element.of(set, "id", setId));
    return there.change(
        set,
        pairs -> {
          String id = pairs.id() + "-" + name;
          boolean known = pairs.all("nvpair").stream().anyMatch(p -> p.get("name").equals(name));
          return known
              ? pairs.with(
                  pairs.children().stream()
                      .map(p -> p.get("name").equals(name) ? p.with("value", value) : p)
                      .toList())
              : pairs.plus(Element.of("nvpair", "id", id, "name", name, "value", value));
        });
  }

  private static Element inFront(Element element, Element child) {
    var children = new java.util.ArrayList<Element>();
    children.add(child);
    children.addAll(element.children());
    return element.with(children);
  }

  /// Knows a node from now on. One that is known by its id is called by this name now, one that is
  /// known by its name has this id now.
  ///
  /// @param type what is said of its kind; may be empty
  public Cib withNode(String id, String name, String type) {
    Element node = Element.of("node", "id", id, "uname", name);
    Element described = type.isEmpty() ? node : node.with("type", type);
    return change(
        configuration ->
            configuration.change(
                "nodes",
                nodes -> {
                  boolean known = nodes.all("node").stream().anyMatch(each -> is(each, id, name));
                  return known
                      ? nodes.with(
                          nodes.children().stream()
                              .map(
                                  each ->
                                      is(each, id, name)
                                          ? each.with("id", id).with("uname", name)
                                          : each)
                              .toList())
                      : nodes.plus(described);
                }));
  }

  private static boolean is(Element node, String id, String name) {
    return node.id().equals(id) || node.get("uname").equals(name);
  }

  /// The names of the nodes it knows, sorted.
  public List<String> nodes() {
    return section("nodes").all("node").stream().map(each -> each.get("uname")).sorted().toList();
  }

  /// The id of a node it knows.
  public String nodeId(String name) {
    return section("nodes").all("node").stream()
        .filter(each -> each.get("uname").equals(name))
        .map(Element::id)
        .findFirst()
        .orElse("");
  }
}
