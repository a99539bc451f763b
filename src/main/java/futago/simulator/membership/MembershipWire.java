package futago.simulator.membership;

import futago.simulator.machine.Network;
import futago.simulator.machine.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The layers of all machines that run one, and the beat at which they listen to each other. One
/// for the world; guarded by the timeline's monitor.
public final class MembershipWire {
  private static final Duration BEAT = Duration.ofMillis(500);

  private final Network network;
  private final Timeline timeline;
  private final List<Layer> layers = new ArrayList<>();

  /// A layer on a machine.
  interface Layer {
    /// Listens once.
    void beat();
  }

  /// @param network what the machines are connected by
  public MembershipWire(Network network, Timeline timeline) {
    this.network = network;
    this.timeline = timeline;
  }

  Network network() {
    return network;
  }

  Timeline timeline() {
    return timeline;
  }

  void join(Layer layer) {
    synchronized (timeline) {
      layers.add(layer);
      if (layers.size() == 1) {
        timeline.after(BEAT, this::beat);
      }
    }
  }

  @SuppressWarnings("ReferenceEquality")
  <T extends Layer> List<T> others(Class<T> kind, Layer self) {
    return layers.stream()
        .filter(each -> each != self && kind.isInstance(each))
        .map(kind::cast)
        .toList();
  }

  private void beat() {
    timeline.after(BEAT, this::beat);
    layers.forEach(Layer::beat);
  }
}
