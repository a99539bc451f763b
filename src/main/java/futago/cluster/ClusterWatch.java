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

/// Reads the state of the cluster again and again, for a view that is to be up to date also while a
/// node dies. Unlike {@link ClusterReader} it never takes a question back: a node that is late is
/// said to be silent, the other one's answer is shown at once, and the late answer is taken when it
/// comes. So a dead node costs no time, and one that comes back is not hurried while it logs us in.
/// As long as neither node has anything new to say they are asked by turns, which halves what it
/// costs them to be watched: a change of the cluster is told by either. To be used by one thread.
public final class ClusterWatch implements AutoCloseable {
  /// After that the connection is taken for dead; the question is asked anew on another one.
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  /// How much longer than the first a second node may take before it is called late. One that is
  /// slow by nature may take twice what its last answer took.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(8);

  /// How long the node whose turn it is may keep silent, at least, before the other is asked too.
  private static final Duration SHORT_SILENCE = Duration.ofMillis(250);

  private final ClusterSpec spec;
  private final ClusterNodes nodes;
  private final InstantSource clock;
  private final Duration patience;
  private final Duration shortSilence;
  private final List<Watched> watched;
  private Instant lastTaken = Instant.MIN;
  private int turn;

  /// @param spec the cluster
  /// @param nodes the connections to its nodes; they stay open
  public ClusterWatch(ClusterSpec spec, ClusterNodes nodes) {
    this(spec, nodes, InstantSource.system());
  }

  /// @param spec the cluster
  /// @param nodes the connections to its nodes; they stay open
  /// @param clock the nodes' time
  public ClusterWatch(ClusterSpec spec, ClusterNodes nodes, InstantSource clock) {
    this(spec, nodes, clock, PATIENCE, SHORT_SILENCE);
  }

  ClusterWatch(
      ClusterSpec spec,
      ClusterNodes nodes,
      InstantSource clock,
      Duration patience,
      Duration shortSilence) {
    this.spec = spec;
    this.nodes = nodes;
    this.clock = clock;
    this.patience = patience;
    this.shortSilence = shortSilence;
    this.watched = spec.nodes().stream().map(NodeSpec::name).map(Watched::new).toList();
  }

  /// Asks both nodes, except one that still owes an answer; or only one of them, if both answered
  /// last time and had nothing new to say, and neither has this one. What the other one said then
  /// is shown as of then.
  ///
  /// @return always a status, even if neither node answered
  /// @throws InterruptedException if the calling thread was interrupted
  public ClusterStatus read() throws InterruptedException {
    Instant taken = clock.instant();
    Instant asOf = taken;
    if (oneIsEnough()) {
      asOf = lastTaken;
    } else {
      watched.forEach(Watched::ask);
      firstUseful();
    }
    lastTaken = taken;
    long now = System.nanoTime();
    var answers = new ArrayList<NodeAnswer>();
    for (Watched each : watched) {
      answers.add(each.answer(now + each.patience().toNanos() - System.nanoTime()));
    }
    return StatusAssembly.of(spec, asOf, answers);
  }

  /// Asks the node whose turn it is, if all are at rest.
  ///
  /// @return whether it answered in its usual time, and as before
  private boolean oneIsEnough() throws InterruptedException {
    if (!watched.stream().allMatch(Watched::isAtRest)) {
      return false;
    }
    Watched next = watched.get(turn++ % watched.size());
    next.ask();
    return next.repeatsItself();
  }

  /// Takes all questions back.
  @Override
  public void close() {
    watched.forEach(Watched::giveUp);
  }

  /// Waits until a node has answered, or nothing more can come.
  private void firstUseful() throws InterruptedException {
    var enough = new CompletableFuture<Void>();
    for (Watched each : watched) {
      CompletableFuture<?> _ =
          each.asked.thenAccept(
              answer -> {
                if (answer.report().answered()) {
                  enough.complete(null);
                }
              });
    }
    CompletableFuture<?> _ =
        CompletableFuture.allOf(
                watched.stream().map(each -> each.asked).toArray(CompletableFuture<?>[]::new))
            .whenComplete((_, _) -> enough.complete(null));
    try {
      enough.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /// A node and the question that it was asked last.
  private final class Watched {
    private final String node;
    private final NodePoll poll;
    private CompletableFuture<NodeAnswer> asked = CompletableFuture.completedFuture(null);
    private Thread thread = Thread.ofVirtual().unstarted(() -> {});
    private boolean owes;
    private boolean late;
    private volatile Duration lastTook = Duration.ZERO;

    Watched(String node) {
      this.node = node;
      this.poll = new NodePoll(spec, node, clock);
    }

    private Duration patience() {
      return atLeast(patience);
    }

    /// Twice what its last answer took.
    private Duration atLeast(Duration least) {
      Duration usual = lastTook.multipliedBy(2);
      Duration capped = usual.compareTo(LONGEST_PATIENCE) > 0 ? LONGEST_PATIENCE : usual;
      return capped.compareTo(least) > 0 ? capped : least;
    }

    /// Whether it owes nothing, and had nothing new to say.
    boolean isAtRest() {
      return !owes && poll.saidNothingNew();
    }

    /// Whether it answers in its usual time, and what it said before.
    boolean repeatsItself() throws InterruptedException {
      try {
        asked.get(atLeast(shortSilence).toNanos(), TimeUnit.NANOSECONDS);
        return poll.saidNothingNew();
      } catch (TimeoutException | ExecutionException e) {
        return false;
      }
    }

    void ask() {
      if (owes) {
        return;
      }
      owes = true;
      var answer = new CompletableFuture<NodeAnswer>();
      asked = answer;
      thread = Thread.ofVirtual().name("watch of " + node).start(() -> fetch(answer));
    }

    private void fetch(CompletableFuture<NodeAnswer> answer) {
      try {
        long start = System.nanoTime();
        NodeAnswer said = poll.ask(nodes.get(node), DEADLINE);
        lastTook = Duration.ofNanos(System.nanoTime() - start);
        answer.complete(said);
      } catch (RemoteException e) {
        answer.complete(NodeAnswer.none(NodeReport.silent(node, new Finding(e.what(), e.cure()))));
      } catch (InterruptedException e) {
        answer.cancel(false);
      } catch (RuntimeException | Error e) {
        answer.completeExceptionally(e);
      }
    }

    /// What it answered; one that was late before is not waited for again.
    NodeAnswer answer(long nanos) throws InterruptedException {
      try {
        NodeAnswer answer = asked.get(late ? 0 : Math.max(0, nanos), TimeUnit.NANOSECONDS);
        owes = false;
        late = false;
        return answer;
      } catch (TimeoutException e) {
        late = true;
        return NodeAnswer.none(NodeReport.silent(node, Finding.of("cluster.no-answer", node)));
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }

    void giveUp() {
      thread.interrupt();
    }
  }
}
