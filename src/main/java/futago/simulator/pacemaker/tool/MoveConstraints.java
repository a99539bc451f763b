package futago.simulator.pacemaker.tool;

import futago.simulator.pacemaker.cib.Element;
import java.util.Optional;

/// The constraints that a planned move leaves behind, in the form of each version. 1.0 names the
/// node in a rule, later ones in the constraint itself.
final class MoveConstraints {
  private final boolean old;
  private final String resource;

  MoveConstraints(boolean old, String resource) {
    this.old = old;
    this.resource = resource;
  }

  private String preferId() {
    return "cli-prefer-" + resource;
  }

  String banId(String node) {
    return old ? "cli-standby-" + resource : "cli-ban-" + resource + "-on-" + node;
  }

  /// With the resource drawn to a node, and perhaps driven away from another.
  Element move(Element configuration, Optional<String> to, Optional<String> from) {
    // A mere ban leaves what earlier ones left behind.
    Element cleared =
        to.isPresent() || old
            ? clear(configuration)
            : configuration.change(
                "constraints",
                section ->
                    section.without(
                        each ->
                            each.id().equals(preferId())
                                || from.map(this::banId).filter(each.id()::equals).isPresent()));
    Element preferring =
        to.isPresent()
            ? plus(cleared, constraint(preferId(), "prefer", to.get(), "INFINITY"))
            : cleared;
    return from.isPresent()
        ? plus(preferring, constraint(banId(from.get()), "standby", from.get(), "-INFINITY"))
        : preferring;
  }

  /// Without any of these constraints.
  Element clear(Element configuration) {
    return configuration.change("constraints", section -> section.without(this::isOurs));
  }

  boolean isOurs(Element constraint) {
    return constraint.id().equals(preferId())
        || constraint.id().equals("cli-standby-" + resource)
        || constraint.id().startsWith("cli-ban-" + resource + "-on-");
  }

  private static Element plus(Element configuration, Element constraint) {
    return configuration.change("constraints", section -> section.plus(constraint));
  }

  private Element constraint(String id, String kind, String node, String score) {
    if (!old) {
      return Element.of(
          "rsc_location",
          "id",
          id,
          "rsc",
          resource,
          "role",
          "Started",
          "node",
          node,
          "score",
          score);
    }
    Element expression =
        Element.of(
            "expression",
            "attribute",
            "#uname",
            "id",
            "cli-" + kind + "-expr-" + resource,
            "operation",
            "eq",
            "type",
            "string",
            "value",
            node);
    Element rule =
        Element.of(
            "rule", "boolean-op", "and", "id", "cli-" + kind + "-rule-" + resource, "score", score);
    return Element.of("rsc_location", "id", id, "rsc", resource).plus(rule.plus(expression));
  }

  /// What the tool says of a ban.
  String warning(String node) {
    String removal =
        old
            ? "using the 'crm_resource -U' command or manually with cibadmin"
            : "using the clear option or by editing the CIB with an appropriate tool.";
    return """
    WARNING: Creating rsc_location constraint '%1$s' with a score of -INFINITY for resource %2$s on %3$s.
    \tThis will prevent %2$s from running on %3$s until the constraint is removed %4$s
    \tThis will be the case even if %3$s is the last node in the cluster
    """
            .formatted(banId(node), resource, node, removal)
        + (old ? "\tThis message can be disabled with -Q\n" : "");
  }
}
