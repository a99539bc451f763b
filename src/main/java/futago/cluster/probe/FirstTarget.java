package futago.cluster.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Several ways to one database, all tried at once at each login: whichever is there first is
/// taken. So a way that is dead holds nobody up, and none has to be chosen beforehand.
public final class FirstTarget implements ProbeTarget {
  /// The first login may have to connect to the nodes.
  private static final Duration FIRST_PATIENCE = Duration.ofSeconds(20);

  /// As long as one way waits for its database.
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final List<ProbeTarget> ways;

  /// Those that are still waited for: a dead one is not asked twice at once.
  private final Set<ProbeTarget> busy = new HashSet<>();

  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private boolean wanted;
  private boolean everThere;

  public FirstTarget(List<? extends ProbeTarget> ways) {
    this.ways = List.copyOf(new LinkedHashSet<>(ways));
  }

  /// What came of trying one way.
  private sealed interface Answer {}

  private record Open(ProbeConnection connection) implements Answer {}

  private record Closed(ProbeException why) implements Answer {}

  /// Later than the first time, the first failure is one: who waits for a slower way as well would
  /// measure the wait. What a slower way comes to is taken at the next login.
  @Override
  public ProbeConnection open() throws ProbeException {
    ask();
    try {
      return first(everThere ? 1 : ways.size(), everThere ? PATIENCE : FIRST_PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProbeException("interrupted", e);
    }
  }

  /// From here on every way has exactly one answer to come: those that are still waited for,
  /// theirs.
  private synchronized void ask() {
    wanted = true;
    answers.removeIf(Closed.class::isInstance);
    for (ProbeTarget way : ways) {
      if (busy.add(way)) {
        Thread.startVirtualThread(() -> attempt(way));
      }
    }
  }

  private void attempt(ProbeTarget way) {
    Answer answer;
    try {
      answer = new Open(way.open());
    } catch (ProbeException e) {
      answer = new Closed(e);
    } catch (RuntimeException e) {
      answer = new Closed(new ProbeException("a way to the database broke: " + e, e));
    }
    answer(way, answer);
  }

  /// Who comes too late closes the door behind himself. An answer and the end of the waiting for it
  /// are one: a login right after a failed one would otherwise find its way still busy, not ask it,
  /// and wait for nothing.
  private synchronized void answer(ProbeTarget way, Answer answer) {
    busy.remove(way);
    if (wanted) {
      answers.add(answer);
    } else {
      letGo(answer);
    }
  }

  private ProbeConnection first(int failures, Duration patience)
      throws ProbeException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    var why = new ProbeException("no way to the database answers", null);
    for (int heard = 0; heard < failures; heard++) {
      switch (answers.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        case null -> throw why;
        case Closed closed -> why = closed.why();
        case Open open -> {
          settle();
          return open.connection();
        }
      }
    }
    throw why;
  }

  private synchronized void settle() {
    wanted = false;
    everThere = true;
    var late = new ArrayList<Answer>();
    answers.drainTo(late);
    late.forEach(FirstTarget::letGo);
  }

  @Override
  public void close() {
    settle();
    ways.forEach(ProbeTarget::close);
  }

  private static void letGo(Answer answer) {
    switch (answer) {
      case Open open -> open.connection().close();
      case Closed _ -> {
        // There is nothing to let go of.
      }
    }
  }
}
