package futago.cluster;

import futago.cluster.ClusterResource.Clone;
import futago.cluster.ClusterResource.Group;
import futago.cluster.ClusterResource.Primitive;
import futago.spec.PlatformName;
import futago.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Resources as lines for a terminal, much as `crm_mon` lists them: a group's members and a clone's
/// instances under its name.
final class ResourceText {
  private final Function<Message, String> say;
  private final Function<Role, String> roleWord;

  /// @param say turns a message into the reader's language
  /// @param platform what the nodes run: Pacemaker 1.0 calls roles otherwise
  ResourceText(Function<Message, String> say, Optional<PlatformName> platform) {
    this.say = say;
    this.roleWord =
        platform.equals(Optional.of(PlatformName.EL6_HEARTBEAT)) ? Role::olderWord : Role::toString;
  }

  List<String> lines(List<ClusterResource> resources) {
    var lines = new ArrayList<String>();
    resources.forEach(resource -> add(resource, "  ", lines));
    return lines;
  }

  private void add(ClusterResource resource, String indent, List<String> lines) {
    switch (resource) {
      case Primitive primitive ->
          lines.add(indent + primitive.id() + agent(primitive) + ": " + state(primitive));
      case Group group -> {
        lines.add(indent + group.id() + ":");
        group.members().forEach(member -> add(member, indent + "  ", lines));
      }
      case Clone clone -> {
        lines.add(indent + clone.id() + ":");
        clone.instances().forEach(instance -> add(instance, indent + "  ", lines));
      }
    }
  }

  private static String agent(Primitive primitive) {
    return primitive.agent().isEmpty() ? "" : " (" + primitive.agent() + ")";
  }

  private String state(Primitive primitive) {
    var words = new ArrayList<String>();
    String role = roleWord.apply(primitive.role());
    words.add(
        primitive.nodes().isEmpty() ? role : role + " " + String.join(" ", primitive.nodes()));
    add(words, primitive.failed(), "cluster.text.failed");
    add(words, primitive.blocked(), "cluster.text.blocked");
    add(words, !primitive.managed() && !primitive.blocked(), "cluster.text.unmanaged");
    add(words, primitive.failureIgnored(), "cluster.text.failure-ignored");
    add(words, primitive.orphaned(), "cluster.text.orphaned");
    add(words, primitive.wantedStopped(), "cluster.text.wanted-stopped");
    return String.join(", ", words);
  }

  private void add(List<String> words, boolean there, String key) {
    if (there) {
      words.add(say.apply(Message.of(key)));
    }
  }
}
