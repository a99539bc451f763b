package futago.simulator;

import futago.cluster.ActionRequest;
import futago.cluster.ClusterStatus;
import futago.platform.ResourceNames;
import java.util.Optional;

/// An action, and what brings a cluster that is whole to where it makes sense.
enum Acted {
  SWITCHOVER {
    @Override
    ActionRequest request(SimulatedCluster cluster, ClusterStatus whole) {
      return new ActionRequest.Switchover(Optional.of(peer(whole)));
    }
  },
  STANDBY {
    @Override
    ActionRequest request(SimulatedCluster cluster, ClusterStatus whole) {
      return new ActionRequest.Standby(active(whole));
    }
  },
  ONLINE {
    @Override
    ActionRequest request(SimulatedCluster cluster, ClusterStatus whole) throws Exception {
      cluster.act(new ActionRequest.Standby(peer(whole)));
      return new ActionRequest.Online(peer(whole));
    }
  },
  MAINTENANCE {
    @Override
    ActionRequest request(SimulatedCluster cluster, ClusterStatus whole) {
      return new ActionRequest.Maintenance(true);
    }
  },
  MAINTENANCE_OFF {
    @Override
    ActionRequest request(SimulatedCluster cluster, ClusterStatus whole) throws Exception {
      cluster.act(new ActionRequest.Maintenance(true));
      return new ActionRequest.Maintenance(false);
    }
  },
  CLEANUP {
    @Override
    ActionRequest request(SimulatedCluster cluster, ClusterStatus whole) {
      return new ActionRequest.Cleanup(Optional.of(ResourceNames.GROUP));
    }
  },
  RECONNECT {
    @Override
    ActionRequest request(SimulatedCluster cluster, ClusterStatus whole) throws Exception {
      cluster.command(peer(whole), "drbdadm", "disconnect", whole.drbdResource());
      cluster.untilTheDisksAreApart();
      return new ActionRequest.Reconnect();
    }
  },
  REPAIR {
    @Override
    ActionRequest request(SimulatedCluster cluster, ClusterStatus whole) throws Exception {
      cluster.simulation.cutLink();
      cluster.untilEachIsAlone();
      cluster.simulation.mendLink();
      // The side that serves is given up, so that the database is moved, too.
      return new ActionRequest.Repair(active(cluster.untilOneSideIsLeft()));
    }
  };

  abstract ActionRequest request(SimulatedCluster cluster, ClusterStatus whole) throws Exception;

  private static String active(ClusterStatus status) {
    return status.groupOn().orElseThrow();
  }

  private static String peer(ClusterStatus status) {
    return active(status).equals("alice") ? "bob" : "alice";
  }
}
