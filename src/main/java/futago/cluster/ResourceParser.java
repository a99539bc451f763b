package futago.cluster;

import futago.cluster.ClusterResource.Clone;
import futago.cluster.ClusterResource.Group;
import futago.cluster.ClusterResource.Primitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the resources in what `crm_mon` printed as XML.
final class ResourceParser {
  private ResourceParser() {}

  /// The resources directly in an element.
  static List<ClusterResource> parse(Xml parent) throws UnreadableException {
    var resources = new ArrayList<ClusterResource>();
    for (Xml element : parent.children()) {
      switch (element.name()) {
        case "resource" -> resources.add(primitive(element));
        case "group" -> resources.add(new Group(element.text("id"), parse(element)));
        case "clone" ->
            resources.add(
                new Clone(element.text("id"), element.flag("multi_state"), parse(element)));
        default -> throw UnreadableException.of(element.source(), element.toString());
      }
    }
    return resources;
  }

  private static Primitive primitive(Xml element) throws UnreadableException {
    var nodes = new ArrayList<String>();
    for (Xml node : element.children("node")) {
      nodes.add(node.text("name"));
    }
    return new Primitive(
        withoutInstance(element.text("id")),
        element.text("resource_agent").replace("::", ":"),
        role(element),
        nodes,
        element.flag("failed"),
        element.flag("blocked"),
        element.flag("managed"),
        element.flag("failure_ignored"),
        // 3.0.2 says `removed`; both are there for the time being.
        element.flagIfThere("orphaned") || element.flagIfThere("removed"),
        element.optional("target_role").equals(Optional.of("Stopped")));
  }

  /// What is under way says more than what was last: it is printed beside the role.
  private static Role role(Xml element) throws UnreadableException {
    Optional<Role> underWay = element.optional("pending").flatMap(Role::of);
    if (underWay.isPresent()) {
      return underWay.get();
    }
    String role = element.text("role");
    return Role.of(role)
        .orElseThrow(
            () -> UnreadableException.of(element.source(), "role=\"" + role + "\" in " + element));
  }

  /// `drbd:0` is the first instance of `drbd`.
  static String withoutInstance(String id) {
    return id.replaceFirst(":\\d+$", "");
  }
}
