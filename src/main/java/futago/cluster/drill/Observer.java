package futago.cluster.drill;

import futago.cluster.ClusterStatus;
import futago.cluster.ClusterWatch;
import futago.cluster.Findings;
import futago.cluster.drill.DrillEvent.Phase;
import futago.text.Message;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// Looks at the cluster while a drill goes on, remembers what it had to say, and tells a listener,
/// to whom events of all threads come one at a time.
final class Observer implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final DrillGround ground;
  private final DrillListener listener;
  private final ClusterWatch watch;
  private final ReentrantLock telling = new ReentrantLock();
  private final Set<Message> findings = new LinkedHashSet<>();
  private final Duration begun;

  Observer(DrillGround ground, DrillListener listener) {
    this.ground = ground;
    this.listener = listener;
    this.watch = new ClusterWatch(ground.spec(), ground.nodes(), ground.clock());
    this.begun = ground.time().now();
  }

  /// The cluster now.
  ClusterStatus look() throws InterruptedException {
    ClusterStatus status = watch.read();
    Findings.of(status).forEach(finding -> findings.add(finding.what()));
    tell(new DrillEvent.Seen(status));
    return status;
  }

  /// The cluster after some time in which it was looked at.
  ClusterStatus lookOn(Duration time) throws InterruptedException {
    Duration end = now().plus(time);
    ClusterStatus status = look();
    while (now().compareTo(end) < 0) {
      pause();
      status = look();
    }
    return status;
  }

  /// What it had to say, each once.
  List<Message> findings() {
    return List.copyOf(findings);
  }

  Duration now() {
    return ground.time().now();
  }

  /// Passes the time between two looks.
  void pause() throws InterruptedException {
    pass(BETWEEN_LOOKS);
  }

  void pass(Duration time) throws InterruptedException {
    ground.time().sleepUntil(now().plus(time));
  }

  void phase(Phase phase, Message said) {
    tell(new DrillEvent.PhaseBegan(phase, said, now().minus(begun).toMillis()));
  }

  /// @param node empty for a line of an action on the cluster
  void output(String node, String line) {
    tell(new DrillEvent.Output(node, line));
  }

  void tell(DrillEvent event) {
    telling.lock();
    try {
      listener.happened(event);
    } finally {
      telling.unlock();
    }
  }

  @Override
  public void close() {
    watch.close();
  }
}
