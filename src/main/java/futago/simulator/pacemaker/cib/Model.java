package futago.simulator.pacemaker.cib;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a configuration means, as far as it is modelled: primitives, groups of them, clones and
/// promotable clones of one primitive, and the constraints between these.
///
/// @param properties of the cluster
/// @param defaults meta attributes of all resources
/// @param resources those at the top, in the configuration's order
/// @param colocations who must be where
/// @param orders what comes after what
/// @param locations who likes which node
public record Model(
    Map<String, String> properties,
    Map<String, String> defaults,
    List<Resource> resources,
    List<Colocation> colocations,
    List<Order> orders,
    List<Location> locations) {
  private static final Set<String> RESOURCES = Set.of("primitive", "group", "clone", "master");

  /// Something that the cluster runs.
  public sealed interface Resource {
    /// Its id.
    String id();

    /// Its own meta attributes.
    Map<String, String> meta();

    /// The primitives in it.
    List<Primitive> primitives();
  }

  /// A single thing.
  ///
  /// @param id its id
  /// @param agent such as `ocf:heartbeat:IPaddr2`
  /// @param params what the agent is told
  /// @param meta its own meta attributes
  /// @param operations how the agent is called
  public record Primitive(
      String id,
      String agent,
      Map<String, String> params,
      Map<String, String> meta,
      List<Operation> operations)
      implements Resource {
    @Override
    public List<Primitive> primitives() {
      return List.of(this);
    }

    /// What the configuration says about an operation that is not repeated.
    public Optional<Operation> operation(String name) {
      return operations.stream().filter(each -> each.name().equals(name)).findFirst();
    }
  }

  /// Things that start together, one after another, on one node.
  public record Group(String id, List<Primitive> primitives, Map<String, String> meta)
      implements Resource {}

  /// A thing that runs on several nodes.
  ///
  /// @param promotable whether one of its instances is promoted
  public record Clone(String id, Primitive child, boolean promotable, Map<String, String> meta)
      implements Resource {
    @Override
    public List<Primitive> primitives() {
      return List.of(child);
    }
  }

  /// An operation of a primitive.
  ///
  /// @param interval zero for one that is not repeated
  /// @param role when a monitor is run: `Started`, `Slave`, `Master`, or the newer words
  /// @param onFail empty for the default
  public record Operation(
      String name, Duration interval, Duration timeout, String role, String onFail) {}

  /// One resource has to be where another is.
  ///
  /// @param withMaster whether it has to be where the other is promoted
  public record Colocation(
      String id, String resource, String with, boolean withMaster, int score) {}

  /// One thing happens after another.
  public record Order(
      String id, String first, String firstAction, String then, String thenAction) {}

  /// A resource likes a node, or does not.
  public record Location(String id, String resource, String node, int score) {}

  /// Whether an element is a resource.
  static boolean isResource(Element element) {
    return RESOURCES.contains(element.name());
  }

  /// What a configuration means.
  public static Model of(Cib cib) {
    Element constraints = cib.section("constraints");
    return new Model(
        pairs(cib.section("crm_config").all("cluster_property_set")),
        pairs(cib.section("rsc_defaults").all("meta_attributes")),
        cib.section("resources").children().stream()
            .filter(Model::isResource)
            .map(Model::resource)
            .toList(),
        constraints.all("rsc_colocation").stream().map(Model::colocation).toList(),
        constraints.all("rsc_order").stream().map(Model::order).toList(),
        constraints.all("rsc_location").stream().map(Model::location).toList());
  }

  private static Resource resource(Element element) {
    return switch (element.name()) {
      case "group" ->
          new Group(
              element.id(),
              element.all("primitive").stream().map(Model::primitive).toList(),
              meta(element));
      case "clone", "master" ->
          new Clone(
              element.id(),
              primitive(element.first("primitive").orElseThrow()),
              element.name().equals("master") || isTrue(meta(element).get("promotable")),
              meta(element));
      default -> primitive(element);
    };
  }

  private static Primitive primitive(Element element) {
    return new Primitive(
        element.id(),
        Stream.of("class", "provider", "type")
            .map(element::get)
            .filter(part -> !part.isEmpty())
            .reduce((one, other) -> one + ":" + other)
            .orElse(""),
        pairs(element.all("instance_attributes")),
        meta(element),
        element.all("operations").stream()
            .flatMap(operations -> operations.all("op").stream())
            .map(Model::operation)
            .toList());
  }

  private static Operation operation(Element op) {
    return new Operation(
        op.get("name"),
        duration(op.get("interval"), Duration.ZERO),
        duration(op.get("timeout"), Duration.ofSeconds(20)),
        op.get("role"),
        op.get("on-fail"));
  }

  /// A time such as `20s`, `20`, `1min` or `500ms`.
  public static Duration duration(String text, Duration otherwise) {
    var matcher = java.util.regex.Pattern.compile("(\\d{1,9})(ms|s|sec|m|min|h|hr)?").matcher(text);
    if (!matcher.matches()) {
      return otherwise;
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "m", "min" -> Duration.ofMinutes(number);
      case "h", "hr" -> Duration.ofHours(number);
      case null, default -> Duration.ofSeconds(number);
    };
  }

  private static Colocation colocation(Element element) {
    return new Colocation(
        element.id(),
        element.get("rsc"),
        element.get("with-rsc"),
        isMasterRole(element.get("with-rsc-role")),
        Scores.parse(element.get("score")));
  }

  /// Whether a role is the promoted one, by its older name or its newer.
  public static boolean isMasterRole(String role) {
    return role.equals("Master") || role.equals("Promoted");
  }

  private static Order order(Element element) {
    return new Order(
        element.id(),
        element.get("first"),
        element.get("first-action").isEmpty() ? "start" : element.get("first-action"),
        element.get("then"),
        element.get("then-action").isEmpty() ? "start" : element.get("then-action"));
  }

  private static Location location(Element element) {
    Optional<Element> rule = element.first("rule");
    String node =
        rule.flatMap(each -> each.first("expression"))
            .map(each -> each.get("value"))
            .orElse(element.get("node"));
    return new Location(
        element.id(),
        element.get("rsc"),
        node,
        Scores.parse(rule.map(each -> each.get("score")).orElse(element.get("score"))));
  }

  private static Map<String, String> meta(Element element) {
    return pairs(element.all("meta_attributes"));
  }

  private static Map<String, String> pairs(List<Element> sets) {
    var pairs = new LinkedHashMap<String, String>();
    sets.forEach(
        set ->
            set.all("nvpair")
                .forEach(pair -> pairs.putIfAbsent(pair.get("name"), pair.get("value"))));
    return pairs;
  }

  static boolean isTrue(String value) {
    return value != null && Set.of("true", "yes", "on", "1", "y").contains(value);
  }

  /// The resource at the top with an id, or the one that has it inside.
  public Optional<Resource> find(String id) {
    return resources.stream()
        .filter(
            each ->
                each.id().equals(id)
                    || each.primitives().stream().anyMatch(inside -> inside.id().equals(id)))
        .findFirst();
  }

  /// All primitives, those of groups and clones too.
  public List<Primitive> primitives() {
    return resources.stream().flatMap(each -> each.primitives().stream()).toList();
  }

  /// A meta attribute of a resource: its own, that of what it is in, or the default for all.
  public Optional<String> meta(Resource resource, String name) {
    var places = new ArrayList<Map<String, String>>();
    places.add(resource.meta());
    find(resource.id())
        .filter(top -> !top.equals(resource))
        .ifPresent(top -> places.add(top.meta()));
    places.add(defaults);
    return places.stream()
        .filter(place -> place.containsKey(name))
        .map(place -> place.get(name))
        .findFirst();
  }

  /// A property of the cluster.
  public String property(String name, String otherwise) {
    return properties.getOrDefault(name, otherwise);
  }

  /// Whether the cluster is told to leave everything as it is.
  public boolean maintenance() {
    return isTrue(properties.get("maintenance-mode"));
  }

  /// Whether a resource is to be left alone.
  public boolean isManaged(Resource resource) {
    return !maintenance() && meta(resource, "is-managed").map(Model::isTrue).orElse(true);
  }
}
