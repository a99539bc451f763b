package futago.cluster;

import futago.remote.RemoteException;
import futago.spec.ClusterSpec;
import futago.spec.NodeSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Reads the state of the cluster: each node is asked everything in one remote command, both at
/// once, because DRBD is a matter of two sides and Pacemaker may run on only one of them.
public final class ClusterReader {
  /// `crm_mon` takes 1 to 2 s on an emulated machine that is busy with a failover.
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  /// How much longer than the first a second node may take. A dead one would hold everything up for
  /// as long as a connection attempt lasts.
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final ClusterSpec spec;
  private final ClusterNodes nodes;
  private final InstantSource clock;
  private final Duration grace;

  /// @param spec the cluster
  /// @param nodes the connections to its nodes
  public ClusterReader(ClusterSpec spec, ClusterNodes nodes) {
    this(spec, nodes, InstantSource.system());
  }

  /// @param spec the cluster
  /// @param nodes the connections to its nodes
  /// @param clock the nodes' time
  public ClusterReader(ClusterSpec spec, ClusterNodes nodes, InstantSource clock) {
    this(spec, nodes, clock, GRACE);
  }

  ClusterReader(ClusterSpec spec, ClusterNodes nodes, InstantSource clock, Duration grace) {
    this.spec = spec;
    this.nodes = nodes;
    this.clock = clock;
    this.grace = grace;
  }

  /// Asks both nodes. A node that does not answer, or whose answer cannot be read, is said so in
  /// its report; the cluster is then described as the other one sees it.
  ///
  /// @return always a status, even if neither node answered
  /// @throws InterruptedException if the calling thread was interrupted
  public ClusterStatus read() throws InterruptedException {
    Instant taken = clock.instant();
    List<Asked> asked = spec.nodes().stream().map(this::ask).toList();
    try {
      firstUseful(asked).get();
      long until = System.nanoTime() + grace.toNanos();
      var answers = new ArrayList<NodeAnswer>();
      for (Asked each : asked) {
        answers.add(each.await(until - System.nanoTime()));
      }
      return StatusAssembly.of(spec, taken, answers);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      asked.forEach(Asked::giveUp);
    }
  }

  /// Done when a node has answered, or nothing more can come. A refused connection is quick, and no
  /// reason to hurry the other node.
  private static CompletableFuture<Void> firstUseful(List<Asked> asked) {
    var enough = new CompletableFuture<Void>();
    for (Asked each : asked) {
      CompletableFuture<?> _ =
          each.answer()
              .thenAccept(
                  answer -> {
                    if (answer.report().answered()) {
                      enough.complete(null);
                    }
                  });
    }
    CompletableFuture<?> _ =
        CompletableFuture.allOf(
                asked.stream().map(Asked::answer).toArray(CompletableFuture<?>[]::new))
            .whenComplete((_, _) -> enough.complete(null));
    return enough;
  }

  private Asked ask(NodeSpec node) {
    var answer = new CompletableFuture<NodeAnswer>();
    Thread thread =
        Thread.ofVirtual()
            .name("status of " + node.name())
            .start(
                () -> {
                  try {
                    answer.complete(answerOf(node.name()));
                  } catch (InterruptedException e) {
                    answer.cancel(false);
                  } catch (RuntimeException | Error e) {
                    answer.completeExceptionally(e);
                  }
                });
    return new Asked(node.name(), answer, thread);
  }

  private NodeAnswer answerOf(String node) throws InterruptedException {
    try {
      return new NodePoll(spec, node, clock).ask(nodes.get(node), DEADLINE);
    } catch (RemoteException e) {
      return NodeAnswer.none(NodeReport.silent(node, new Finding(e.what(), e.cure())));
    }
  }

  /// A node that is being asked.
  private record Asked(String node, CompletableFuture<NodeAnswer> answer, Thread thread) {
    NodeAnswer await(long nanos) throws InterruptedException, ExecutionException {
      try {
        return answer.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        return NodeAnswer.none(NodeReport.silent(node, Finding.of("cluster.no-answer", node)));
      }
    }

    void giveUp() {
      thread.interrupt();
    }
  }
}
