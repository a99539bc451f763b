package futago.cluster;

import futago.spec.PlatformName;
import java.util.List;
import java.util.stream.Collectors;

/// What a person types on a node to put something right, where that differs between the stacks.
enum ByHand {
  COROSYNC {
    @Override
    String start() {
      return "systemctl start corosync pacemaker";
    }

    @Override
    String undoMove(String resource) {
      return "crm_resource --clear --resource " + resource;
    }

    @Override
    String cleanUp(String resource) {
      return "crm_resource --cleanup --resource " + resource;
    }

    @Override
    String lookAtLinks(List<String> nodes) {
      return "corosync-cfgtool -s";
    }
  },
  HEARTBEAT {
    @Override
    String start() {
      return "service heartbeat start";
    }

    @Override
    String undoMove(String resource) {
      return "crm resource unmigrate " + resource;
    }

    @Override
    String cleanUp(String resource) {
      return "crm resource cleanup " + resource;
    }

    @Override
    String lookAtLinks(List<String> nodes) {
      return nodes.stream()
          .map(node -> "cl_status nodestatus " + node)
          .collect(Collectors.joining("; "));
    }
  };

  /// What goes with the nodes of a status; the newer stack's while nothing is known of them.
  static ByHand of(ClusterStatus status) {
    PlatformName platform = status.platform().orElse(PlatformName.DEBIAN_COROSYNC);
    return switch (platform) {
      case DEBIAN_COROSYNC -> COROSYNC;
      case EL6_HEARTBEAT -> HEARTBEAT;
    };
  }

  /// Starts the cluster's software on a node.
  abstract String start();

  /// Takes back what a move of a resource left behind.
  abstract String undoMove(String resource);

  /// Forgets a resource's failures, and has it looked at anew.
  abstract String cleanUp(String resource);

  /// Shows which nodes a node hears.
  abstract String lookAtLinks(List<String> nodes);
}
