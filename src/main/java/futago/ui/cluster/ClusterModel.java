package futago.ui.cluster;

import futago.cluster.ClusterStatus;
import futago.cluster.Finding;
import futago.cluster.Findings;
import futago.cluster.NodeReport;
import futago.spec.ClusterSpec;
import futago.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the cluster view shows. Only to be used on the window's thread.
public final class ClusterModel {
  /// What is older than that is not shown as the state of now. A node that dies takes two seconds
  /// to be missed.
  private static final Duration FRESH = Duration.ofSeconds(6);

  private static final int KEPT = 200;

  private final ClusterSpec spec;
  private final PictureMaker maker;
  private final InstantSource clock;
  private final ReadOnlyObjectWrapper<Phase> phase =
      new ReadOnlyObjectWrapper<>(this, "phase", Phase.LOADING);
  private final ReadOnlyObjectWrapper<Optional<Picture>> picture =
      new ReadOnlyObjectWrapper<>(this, "picture", Optional.empty());
  private final ReadOnlyObjectWrapper<List<Finding>> attention =
      new ReadOnlyObjectWrapper<>(this, "attention", List.of());
  private final ReadOnlyObjectWrapper<List<Happening>> happenings =
      new ReadOnlyObjectWrapper<>(this, "happenings", List.of());
  private final ReadOnlyObjectWrapper<Optional<Duration>> age =
      new ReadOnlyObjectWrapper<>(this, "age", Optional.empty());
  private Optional<ClusterStatus> status = Optional.empty();
  private Instant seen;
  private boolean silent;
  private boolean busy;

  /// How much what is shown is worth.
  public enum Phase {
    /// Nothing has been read yet.
    LOADING,
    /// It is the state of now.
    LIVE,
    /// It was so some time ago; nobody has answered since.
    STALE,
    /// Nobody has ever answered.
    SILENT
  }

  /// @param spec the cluster
  /// @param clock what time it is
  public ClusterModel(ClusterSpec spec, InstantSource clock) {
    this.spec = spec;
    this.maker = new PictureMaker(spec);
    this.clock = clock;
    this.seen = clock.instant();
  }

  /// The cluster.
  ClusterSpec spec() {
    return spec;
  }

  /// How much what is shown is worth.
  public ReadOnlyObjectProperty<Phase> phase() {
    return phase.getReadOnlyProperty();
  }

  /// The newest picture that there is; empty before the first.
  ReadOnlyObjectProperty<Optional<Picture>> picture() {
    return picture.getReadOnlyProperty();
  }

  /// What needs attention now.
  ReadOnlyObjectProperty<List<Finding>> attention() {
    return attention.getReadOnlyProperty();
  }

  /// What happened, the last first.
  ReadOnlyObjectProperty<List<Happening>> happenings() {
    return happenings.getReadOnlyProperty();
  }

  /// How old the picture is; empty before the first.
  ReadOnlyObjectProperty<Optional<Duration>> age() {
    return age.getReadOnlyProperty();
  }

  /// When the picture was taken.
  Instant seen() {
    return seen;
  }

  /// The newest status in which a node answered; empty before the first.
  Optional<ClusterStatus> status() {
    return status;
  }

  /// Takes in what was read.
  public void take(ClusterStatus read) {
    silent = read.nodes().stream().noneMatch(NodeReport::answered);
    attention.set(Findings.of(read));
    if (!silent) {
      seen = clock.instant();
      status.ifPresent(before -> add(Changes.between(before, read, seen)));
      status = Optional.of(read);
      picture.set(Optional.of(maker.of(read, busy)));
    }
    tick();
  }

  /// Whether a person has just asked for something that takes the database down and up.
  void busy(boolean now) {
    busy = now;
  }

  /// Notes something that happened by our own doing.
  void note(Message what, Tone tone) {
    add(List.of(new Happening(clock.instant(), what, tone)));
  }

  /// Time has passed.
  void tick() {
    if (picture.get().isEmpty()) {
      phase.set(silent ? Phase.SILENT : Phase.LOADING);
      return;
    }
    Duration old = Duration.between(seen, clock.instant());
    age.set(Optional.of(old.isNegative() ? Duration.ZERO : old));
    phase.set(old.compareTo(FRESH) > 0 ? Phase.STALE : Phase.LIVE);
  }

  private void add(List<Happening> more) {
    if (more.isEmpty()) {
      return;
    }
    var all = new ArrayList<>(more.reversed());
    all.addAll(happenings.get());
    happenings.set(List.copyOf(all.subList(0, Math.min(KEPT, all.size()))));
  }
}
