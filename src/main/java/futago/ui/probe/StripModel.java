package futago.ui.probe;

import futago.cluster.probe.Outage;
import futago.cluster.probe.Outages;
import futago.cluster.probe.ProbeSlot;
import futago.ui.probe.Strip.Stretch;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Gathers the rows of a client. They may come on any thread and as fast as they like: one task at
/// most waits for the window, and it shows the newest.
public final class StripModel {
  /// What is older has left the strip.
  private static final Duration KEPT = Duration.ofSeconds(90);

  private final Executor window;
  private final ReadOnlyObjectWrapper<Strip> shown =
      new ReadOnlyObjectWrapper<>(this, "shown", Strip.EMPTY);

  // What follows is guarded by this object.
  private final Deque<Stretch> stretches = new ArrayDeque<>();
  private Outages outages = new Outages();
  private long acknowledged;
  private long until;
  private boolean waiting;

  /// @param window runs a task on the window's thread, later
  public StripModel(Executor window) {
    this.window = window;
  }

  /// What is to be shown; changes on the window's thread.
  public ReadOnlyObjectProperty<Strip> shown() {
    return shown.getReadOnlyProperty();
  }

  /// Begins anew.
  public void clear() {
    synchronized (this) {
      stretches.clear();
      outages = new Outages();
      acknowledged = 0;
      until = 0;
    }
    later();
  }

  /// A row was written, or was not.
  public void row(ProbeSlot slot) {
    synchronized (this) {
      outages.add(slot);
      if (slot.acknowledged()) {
        acknowledged++;
      }
      stretch(slot);
    }
    later();
  }

  private void stretch(ProbeSlot slot) {
    long from = until;
    until = slot.endMillis();
    Stretch last = stretches.peekLast();
    if (last != null && last.served() == slot.isGreen()) {
      stretches.removeLast();
      from = last.fromMillis();
    }
    stretches.addLast(new Stretch(from, until, slot.isGreen()));
    while (stretches.getFirst().untilMillis() < until - KEPT.toMillis()) {
      stretches.removeFirst();
    }
  }

  private void later() {
    synchronized (this) {
      if (waiting) {
        return;
      }
      waiting = true;
    }
    window.execute(() -> shown.set(newest()));
  }

  private synchronized Strip newest() {
    waiting = false;
    List<Outage> all = outages.all();
    return new Strip(
        new ArrayList<>(stretches),
        until,
        acknowledged,
        all.size(),
        all.isEmpty() ? 0 : all.getLast().millis(),
        all.stream().mapToLong(Outage::millis).max().orElse(0),
        outages.out());
  }
}
