package futago.ui.run;

import futago.engine.RunEvent;
import futago.slide.Badge;
import futago.spec.NodeSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What one node does: its output, and how far it is.
public final class NodePaneModel {
  static final int CAPACITY = 100_000;

  /// How a node is doing.
  ///
  /// @param kind the state
  /// @param since when it began
  /// @param percent 0 to 100, where a long action says so
  /// @param left the time it will still take, where that is known
  public record Activity(
      Kind kind, Optional<Instant> since, Optional<Double> percent, Optional<Duration> left) {
    /// The states.
    public enum Kind {
      IDLE,
      CHECKING,
      WORKING,
      FAILED
    }

    static Activity of(Kind kind, Instant since) {
      return new Activity(kind, Optional.of(since), Optional.empty(), Optional.empty());
    }
  }

  private static final Activity IDLE =
      new Activity(Activity.Kind.IDLE, Optional.empty(), Optional.empty(), Optional.empty());

  private final NodeSpec node;
  private final Badge.Role role;
  private final LineRing lines = new LineRing(CAPACITY);
  private final ReadOnlyLongWrapper end = new ReadOnlyLongWrapper(this, "end");
  private final ReadOnlyObjectWrapper<Activity> activity =
      new ReadOnlyObjectWrapper<>(this, "activity", IDLE);

  NodePaneModel(NodeSpec node, Badge.Role role) {
    this.node = node;
    this.role = role;
  }

  /// Which node.
  public NodeSpec node() {
    return node;
  }

  /// Which of the two it is.
  public Badge.Role role() {
    return role;
  }

  /// Its output. Grows at any time; {@link #end} tells when to look.
  public LineRing lines() {
    return lines;
  }

  /// How many lines there have been, as far as views have to know yet.
  public ReadOnlyLongProperty end() {
    return end.getReadOnlyProperty();
  }

  /// How it is doing.
  public ReadOnlyObjectProperty<Activity> activity() {
    return activity.getReadOnlyProperty();
  }

  /// Lets views see the lines that came since.
  void refresh() {
    end.set(lines.end());
  }

  void checking(Instant at) {
    activity.set(Activity.of(Activity.Kind.CHECKING, at));
  }

  void working(Instant at) {
    activity.set(Activity.of(Activity.Kind.WORKING, at));
  }

  void progressed(RunEvent.Progressed progressed) {
    activity.set(
        new Activity(
            Activity.Kind.WORKING,
            activity.get().since().or(() -> Optional.of(progressed.at())),
            Optional.of(progressed.percent()),
            progressed.left()));
  }

  void failed(Instant at) {
    activity.set(Activity.of(Activity.Kind.FAILED, at));
  }

  void idle() {
    if (activity.get().kind() != Activity.Kind.FAILED) {
      activity.set(IDLE);
    }
  }

  void reset() {
    activity.set(IDLE);
  }
}
