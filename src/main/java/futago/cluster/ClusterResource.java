package futago.cluster;

import java.util.List;
import java.util.stream.Stream;

/// A resource of the cluster, or several of them that belong together.
public sealed interface ClusterResource {
  /// The resource's name.
  String id();

  /// The single resources in it; of a clone one for each instance.
  Stream<Primitive> primitives();

  /// One thing that an agent starts, stops and watches.
  ///
  /// @param id name, without the number of a clone's instance
  /// @param agent such as `ocf:heartbeat:pgsql`; empty where it could not be learnt
  /// @param role what it does
  /// @param nodes where; empty where it does not run
  /// @param failed its last operation failed
  /// @param blocked Pacemaker does nothing about it any more until a person has looked
  /// @param managed Pacemaker looks after it
  /// @param failureIgnored it has failed and is to be left so
  /// @param orphaned it runs but is no longer configured
  /// @param wantedStopped it is configured to be stopped (`target-role`)
  record Primitive(
      String id,
      String agent,
      Role role,
      List<String> nodes,
      boolean failed,
      boolean blocked,
      boolean managed,
      boolean failureIgnored,
      boolean orphaned,
      boolean wantedStopped)
      implements ClusterResource {
    public Primitive {
      nodes = List.copyOf(nodes);
    }

    @Override
    public Stream<Primitive> primitives() {
      return Stream.of(this);
    }
  }

  /// Resources that run together on one node, started in this order.
  ///
  /// @param id name
  /// @param members in the order of starting
  record Group(String id, List<ClusterResource> members) implements ClusterResource {
    public Group {
      members = List.copyOf(members);
    }

    @Override
    public Stream<Primitive> primitives() {
      return members.stream().flatMap(ClusterResource::primitives);
    }
  }

  /// A resource that runs on several nodes.
  ///
  /// @param id name
  /// @param promotable one instance is promoted, such as DRBD's Primary
  /// @param instances one for each place where it runs or could run
  record Clone(String id, boolean promotable, List<ClusterResource> instances)
      implements ClusterResource {
    public Clone {
      instances = List.copyOf(instances);
    }

    @Override
    public Stream<Primitive> primitives() {
      return instances.stream().flatMap(ClusterResource::primitives);
    }
  }
}
