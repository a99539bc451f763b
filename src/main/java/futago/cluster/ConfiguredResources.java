package futago.cluster;

import futago.command.Probe;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the configuration says of the resources, for what `crm_mon`'s text leaves out: the name of
/// what is cloned, its agent, and what is configured to be stopped.
final class ConfiguredResources {
  private static final String SOURCE = "cibadmin --query -o resources";

  /// Asks for the elements alone: the parameters, of which one may be a password, stay on the node.
  static final Probe PROBE =
      new Probe(
          "cib.resources",
          SOURCE
              + " | grep -E '</?(resources|primitive|group|clone|master)["
              + " />]|name=\"target-role\"'");

  /// Nothing is known.
  static final ConfiguredResources NONE = new ConfiguredResources();

  private final Map<String, String> children = new HashMap<>();
  private final Map<String, String> agents = new HashMap<>();
  private final Set<String> wantedStopped = new HashSet<>();

  private ConfiguredResources() {}

  /// What a node's answer to {@link #PROBE} says; nothing for no answer.
  ///
  /// @throws UnreadableException if it is cut short or of an unknown form
  static ConfiguredResources parse(String text) throws UnreadableException {
    if (text.isBlank()) {
      return NONE;
    }
    Xml resources = Xml.parse(SOURCE, text);
    if (!resources.name().equals("resources")) {
      throw UnreadableException.of(SOURCE, resources.toString());
    }
    var configured = new ConfiguredResources();
    configured.addAll(resources, false);
    return configured;
  }

  private void addAll(Xml parent, boolean stopped) throws UnreadableException {
    for (Xml element : parent.children()) {
      if (!element.name().equals("nvpair")) {
        add(element, stopped);
      }
    }
  }

  private void add(Xml element, boolean parentStopped) throws UnreadableException {
    String id = element.text("id");
    boolean stopped = parentStopped || isStopped(element);
    if (stopped) {
      wantedStopped.add(id);
    }
    switch (element.name()) {
      case "primitive" -> agents.put(id, agent(element));
      case "clone", "master" -> {
        for (Xml child : element.children()) {
          if (!child.name().equals("nvpair")) {
            children.put(id, child.text("id"));
          }
        }
      }
      default -> {}
    }
    addAll(element, stopped);
  }

  private static boolean isStopped(Xml element) {
    return element.children("nvpair").stream()
        .anyMatch(pair -> pair.optional("value").equals(Optional.of("Stopped")));
  }

  private static String agent(Xml primitive) throws UnreadableException {
    String provider = primitive.optional("provider").map(name -> name + ":").orElse("");
    return primitive.text("class") + ":" + provider + primitive.text("type");
  }

  /// The name of what a clone clones.
  Optional<String> childOf(String clone) {
    return Optional.ofNullable(children.get(clone));
  }

  /// A resource's agent, such as `ocf:linbit:drbd`; empty if it is not known.
  String agentOf(String resource) {
    return agents.getOrDefault(resource, "");
  }

  /// Whether a resource, or what it is part of, is configured to be stopped (`target-role`).
  boolean isWantedStopped(String resource) {
    return wantedStopped.contains(resource);
  }
}
