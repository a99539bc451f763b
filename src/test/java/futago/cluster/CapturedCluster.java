package futago.cluster;

import futago.remote.CommandResult;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import futago.spec.ClusterSpec;
import futago.text.Message;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// The tests' cluster of alice and bob for other rooms: both nodes answer what real ones printed,
/// and can be made to show another state, or to be dead.
public final class CapturedCluster {
  private final CapturedNode alice = new CapturedNode("alice", Captures.DEBIAN_12, "healthy");
  private final CapturedNode bob = new CapturedNode("bob", Captures.DEBIAN_12, "healthy");
  private final ClusterNodes nodes = Example.nodes(() -> alice, () -> bob);

  /// A cluster in that state.
  public CapturedCluster(String state) {
    shows(state);
  }

  /// The status of that state.
  public static ClusterStatus status(String state) {
    return Example.status(state);
  }

  /// The status of that state as Pacemaker 3 tells it.
  public static ClusterStatus statusOfDebian13(String state) {
    return Example.status(
        new CapturedNode("alice", Captures.DEBIAN_13, state),
        new CapturedNode("bob", Captures.DEBIAN_13, state));
  }

  /// What it was built from.
  public static ClusterSpec spec() {
    return Example.SPEC;
  }

  /// Both nodes answer from now on as in that state.
  public CapturedCluster shows(String state) {
    alice.shows(Captures.DEBIAN_12, state);
    bob.shows(Captures.DEBIAN_12, state);
    return this;
  }

  /// The node is dead from now on.
  public CapturedCluster dies(String node) {
    node(node)
        .whenAsked(
            _ -> {
              throw new RemoteException(
                  node,
                  RemoteException.Kind.UNREACHABLE,
                  Message.of("remote.timed-out", node, node, "22"),
                  Message.of("remote.timed-out.cure", node, node, "22"),
                  null);
            });
    return this;
  }

  /// Does this while a node runs commands that hold that text, which then succeed.
  public CapturedCluster takes(String node, String part, Runnable meanwhile) {
    node(node).takes(part, meanwhile);
    return this;
  }

  /// Commands that hold that text do not end on any node.
  ///
  /// @param begun is counted down when one begins
  public CapturedCluster hangs(String part, CountDownLatch begun) {
    CapturedNode.Behaviour hang =
        _ -> {
          begun.countDown();
          new CountDownLatch(1).await();
          throw new AssertionError("nobody ends this");
        };
    alice.does(part, hang);
    bob.does(part, hang);
    return this;
  }

  /// Commands that hold that text fail on a node.
  public CapturedCluster fails(String node, String part, String error) {
    node(node).gives(part, new CommandResult(1, "", error));
    return this;
  }

  /// Its state now.
  public ClusterStatus status() {
    try {
      return Example.reader(nodes).read();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// Watches it. Its nodes answer at once, so that none is late but for this computer.
  public ClusterWatch watch() {
    Duration patience = Duration.ofSeconds(20);
    return new ClusterWatch(Example.SPEC, nodes, InstantSource.system(), patience, patience);
  }

  /// Its nodes by name.
  public Map<String, RemoteNode> nodes() {
    return Map.of("alice", alice, "bob", bob);
  }

  /// Connections to its nodes.
  public ClusterNodes connections() {
    return nodes;
  }

  /// What can be done to it.
  public ClusterActions actions() {
    return new ClusterActions(Example.SPEC, nodes);
  }

  private CapturedNode node(String name) {
    return name.equals("alice") ? alice : bob;
  }
}
