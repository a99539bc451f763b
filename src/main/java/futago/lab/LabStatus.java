package futago.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How a lab is right now.
///
/// @param name the lab's name
/// @param namespace its network namespace, if it is there
/// @param image the image that its disks lie on, if it has disks
/// @param nodes both nodes
/// @param clusterJson the spec for its nodes, if the lab has been up
public record LabStatus(
    String name,
    Optional<String> namespace,
    Optional<String> image,
    List<Node> nodes,
    Optional<Path> clusterJson) {
  public LabStatus {
    nodes = List.copyOf(nodes);
  }

  /// One node.
  ///
  /// @param name its host name
  /// @param address its address in the lab's network
  /// @param on whether its QEMU runs
  /// @param connected whether its link to the lab's network is up
  /// @param answers whether root can log in to it
  public record Node(String name, String address, boolean on, boolean connected, boolean answers) {}

  /// Whether both nodes can be used.
  public boolean ready() {
    return !nodes.isEmpty() && nodes.stream().allMatch(Node::answers);
  }
}
