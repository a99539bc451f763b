package futago.simulator.pacemaker.cib;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What the shells and `crm_verify` find in a configuration before they commit it.
///
/// @param verified what `crm_verify` says, without time and process
/// @param invalid whether `crm_verify` calls it invalid
/// @param said what the shell itself finds, `ERROR:` and `WARNING:`
public record CrmCheck(List<String> verified, boolean invalid, List<String> said) {
  private static final Set<String> ON_FAIL =
      Set.of("ignore", "block", "stop", "restart", "standby", "fence", "demote", "");

  private static final Set<String> META =
      Set.of(
          "target-role",
          "is-managed",
          "priority",
          "resource-stickiness",
          "migration-threshold",
          "failure-timeout",
          "multiple-active",
          "allow-migrate",
          "requires",
          "clone-max",
          "clone-node-max",
          "notify",
          "globally-unique",
          "ordered",
          "interleave",
          "master-max",
          "master-node-max",
          "promotable",
          "promoted-max",
          "promoted-node-max",
          "maintenance",
          "description");

  private static final Set<String> PROPERTIES =
      Set.of(
          "no-quorum-policy",
          "stonith-enabled",
          "startup-fencing",
          "dc-version",
          "cluster-infrastructure",
          "cluster-name",
          "have-watchdog",
          "symmetric-cluster",
          "default-resource-stickiness",
          "stonith-action",
          "stonith-timeout",
          "cluster-delay",
          "cluster-recheck-interval",
          "dc-deadtime",
          "election-timeout",
          "maintenance-mode",
          "batch-limit",
          "default-action-timeout",
          "enable-acl",
          "stop-all-resources",
          "stop-orphan-resources",
          "stop-orphan-actions",
          "pe-error-series-max",
          "pe-warn-series-max",
          "pe-input-series-max",
          "last-lrm-refresh",
          "placement-strategy",
          "remove-after-stop",
          "start-failure-is-fatal",
          "shutdown-escalation",
          "node-health-strategy",
          "expected-quorum-votes",
          "is-managed-default");

  /// Whether anything forbids committing it.
  public boolean failed() {
    return invalid || said.stream().anyMatch(line -> line.startsWith("ERROR:"));
  }

  /// Looks at a configuration.
  public static CrmCheck of(Dialect dialect, Cib cib) {
    var verified = new ArrayList<String>();
    boolean invalid = verify(dialect, cib, verified);
    var said = new ArrayList<String>();
    cib.section("resources").children().stream()
        .flatMap(Element::deep)
        .filter(each -> each.name().equals("primitive"))
        .forEach(each -> primitive(each, said));
    cib.section("resources").children().stream()
        .flatMap(Element::deep)
        .filter(Model::isResource)
        .forEach(each -> unknown(each, "meta_attributes", META, each.id(), said));
    unknown(
        cib.section("crm_config"),
        "cluster_property_set",
        PROPERTIES,
        "cib-bootstrap-options",
        said);
    unknown(cib.section("rsc_defaults"), "meta_attributes", META, "rsc-options", said);
    return new CrmCheck(verified, invalid, said);
  }

  private static boolean verify(Dialect dialect, Cib cib, List<String> said) {
    boolean badValue = operations(cib).anyMatch(op -> !ON_FAIL.contains(op.get("on-fail")));
    boolean badId =
        cib.configuration().deep().anyMatch(each -> !each.id().matches("[\\p{L}0-9_.:-]*"));
    List<String> unknown = unknownReferences(cib);
    if (badValue || badId) {
      said.add(
          "Entity: element op: Relax-NG validity error : Element op failed to validate content");
    }
    unknown.forEach(
        id -> {
          String line =
              "element rsc_colocation: validity error : IDREF attribute with-rsc references an"
                  + " unknown ID \""
                  + id
                  + "\"";
          said.add(line);
          said.add(line);
        });
    if (badValue || badId || !unknown.isEmpty()) {
      said.add(
          dialect.isOld()
              ? "ERROR: main: CIB did not pass DTD/schema validation"
              : "ERROR: CIB did not pass schema validation");
      return true;
    }
    return fencing(cib, said);
  }

  /// Without fencing, resources are not started, unless the configuration says that it knows.
  private static boolean fencing(Cib cib, List<String> said) {
    boolean off = cib.property("stonith-enabled").map(value -> !Model.isTrue(value)).orElse(false);
    boolean any =
        cib.section("resources").deep().anyMatch(each -> each.get("class").equals("stonith"));
    if (!off && !any && !cib.section("resources").children().isEmpty()) {
      said.add(
          "ERROR: unpack_resources: Resource start-up disabled since no STONITH resources have been"
              + " defined");
      said.add(
          "ERROR: unpack_resources: Either configure some or disable STONITH with the"
              + " stonith-enabled option");
      said.add(
          "ERROR: unpack_resources: NOTE: Clusters with shared data need STONITH to ensure data"
              + " integrity");
      return true;
    }
    if (cib.property("startup-fencing").filter(value -> !Model.isTrue(value)).isPresent()) {
      said.add("WARN: unpack_nodes: Blind faith: not fencing unseen nodes");
    }
    return false;
  }

  private static Stream<Element> operations(Cib cib) {
    return cib.section("resources").deep().filter(each -> each.name().equals("op"));
  }

  private static List<String> unknownReferences(Cib cib) {
    Set<String> known =
        cib.section("resources")
            .deep()
            .filter(Model::isResource)
            .map(Element::id)
            .collect(java.util.stream.Collectors.toSet());
    return cib.section("constraints").children().stream()
        .flatMap(
            each ->
                Stream.of("rsc", "with-rsc", "first", "then")
                    .map(each::get)
                    .filter(id -> !id.isEmpty() && !known.contains(id)))
        .distinct()
        .toList();
  }

  private static void primitive(Element primitive, List<String> said) {
    String agent =
        primitive.get("class") + ":" + primitive.get("provider") + ":" + primitive.get("type");
    AgentMetadata metadata = AgentMetadata.of(agent).orElse(null);
    if (metadata == null) {
      said.add("ERROR: " + agent + ": could not parse meta-data: ");
      said.add("ERROR: " + agent + ": no such resource agent");
      return;
    }
    List<String> given =
        primitive.all("instance_attributes").stream()
            .flatMap(set -> set.all("nvpair").stream())
            .map(pair -> pair.get("name"))
            .toList();
    metadata.required().stream()
        .filter(name -> !given.contains(name))
        .forEach(
            name ->
                said.add(
                    "ERROR: " + primitive.id() + ": required parameter " + name + " not defined"));
    given.stream()
        .filter(name -> !metadata.knows(name))
        .forEach(
            name ->
                said.add("ERROR: " + primitive.id() + ": parameter " + name + " does not exist"));
    timeouts(primitive, metadata, said);
  }

  private static void timeouts(Element primitive, AgentMetadata metadata, List<String> said) {
    List<Element> ops =
        primitive.all("operations").stream().flatMap(each -> each.all("op").stream()).toList();
    Stream<String> names =
        Stream.concat(Stream.of("start", "stop"), ops.stream().map(op -> op.get("name")))
            .distinct();
    names.forEach(
        name -> {
          String advised = metadata.advised().get(name);
          if (advised == null) {
            return;
          }
          String given =
              ops.stream()
                  .filter(op -> op.get("name").equals(name))
                  .map(op -> op.get("timeout"))
                  .findFirst()
                  .orElse("");
          long seconds = seconds(given.isEmpty() ? "20s" : given);
          if (seconds < seconds(advised)) {
            said.add(
                "WARNING: %s: %s timeout %s for %s is smaller than the advised %s"
                    .formatted(
                        primitive.id(),
                        given.isEmpty() ? "default" : "specified",
                        given.isEmpty() ? "20s" : given,
                        name,
                        advised));
          }
        });
  }

  private static long seconds(String text) {
    return Model.duration(text, java.time.Duration.ZERO).toSeconds();
  }

  private static void unknown(
      Element element, String tag, Set<String> known, String who, List<String> said) {
    element.all(tag).stream()
        .flatMap(set -> set.all("nvpair").stream())
        .map(pair -> pair.get("name"))
        .filter(name -> !known.contains(name))
        .forEach(name -> said.add("ERROR: " + who + ": attribute " + name + " does not exist"));
  }
}
