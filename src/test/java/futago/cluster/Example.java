package futago.cluster;

import futago.command.Action;
import futago.platform.Platform;
import futago.platform.Platforms;
import futago.spec.ClusterSpec;
import futago.spec.ExampleSpec;
import futago.spec.PlatformName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The cluster of the tests: alice and bob.
final class Example {
  static final ClusterSpec SPEC = ExampleSpec.of(Optional.of(PlatformName.DEBIAN_COROSYNC));
  static final Platform PLATFORM = Platforms.planned(PlatformName.DEBIAN_COROSYNC, "15");

  /// The same cluster on the talk's hosts, which the file does not say.
  static final ClusterSpec EL6 = ExampleSpec.of(Optional.empty());

  static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");

  private Example() {}

  static ClusterNodes nodes(NodeAccess alice, NodeAccess bob) {
    Map<String, NodeAccess> access = Map.of("alice", alice, "bob", bob);
    return new ClusterNodes(SPEC, node -> access.get(node.name()));
  }

  static ClusterReader reader(ClusterNodes nodes) {
    return new ClusterReader(SPEC, nodes, InstantSource.fixed(NOW), Duration.ofMinutes(1));
  }

  /// The status of a state that was captured from both nodes.
  static ClusterStatus status(String state) {
    var alice = new CapturedNode("alice", Captures.DEBIAN_12, state);
    var bob = new CapturedNode("bob", Captures.DEBIAN_12, state);
    return status(alice, bob);
  }

  static ClusterStatus status(CapturedNode alice, CapturedNode bob) {
    try (ClusterNodes nodes = nodes(() -> alice, () -> bob)) {
      return reader(nodes).read();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// The status of two nodes of the talk's cluster, from a spec that does not say what they run.
  static ClusterStatus el6(El6Answers alice, El6Answers bob) {
    return el6(new CapturedNode("alice", alice.all()), new CapturedNode("bob", bob.all()));
  }

  static ClusterStatus el6(CapturedNode alice, CapturedNode bob) {
    try (ClusterNodes nodes = nodes(() -> alice, () -> bob)) {
      return new ClusterReader(EL6, nodes, InstantSource.fixed(NOW), Duration.ofMinutes(1)).read();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// All that a plan runs, wherever.
  static List<Action> commands(ActionPlan.Ready plan) {
    return plan.work().stream().flatMap(work -> work.commands().stream()).toList();
  }
}
