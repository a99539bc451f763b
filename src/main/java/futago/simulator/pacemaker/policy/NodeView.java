package futago.simulator.pacemaker.policy;

import futago.simulator.pacemaker.cib.Model;
import java.time.Instant;
import java.util.Map;

/// A node as the others see it.
///
/// @param name its name
/// @param online whether it takes part
/// @param standby whether it is to run nothing
/// @param histories what it remembers, by primitive
/// @param failCounts how often a primitive failed there
/// @param lastFailures when it last did
/// @param masterScores how well it would do as the master, by primitive
public record NodeView(
    String name,
    boolean online,
    boolean standby,
    Map<String, History> histories,
    Map<String, Integer> failCounts,
    Map<String, Instant> lastFailures,
    Map<String, Integer> masterScores) {
  public NodeView {
    histories = Map.copyOf(histories);
    failCounts = Map.copyOf(failCounts);
    lastFailures = Map.copyOf(lastFailures);
    masterScores = Map.copyOf(masterScores);
  }

  /// A node of which nothing is known.
  public static NodeView away(String name) {
    return new NodeView(name, false, false, Map.of(), Map.of(), Map.of(), Map.of());
  }

  /// Whether it may be given something to run.
  public boolean mayRun() {
    return online && !standby;
  }

  /// What a primitive is on it. Nothing runs on a node that is away: without fencing that is
  /// believed.
  public ResourceState state(Model.Primitive primitive) {
    History history = histories.get(primitive.id());
    return history == null || !online ? ResourceState.STOPPED : history.state(primitive);
  }

  /// Whether it has yet to look whether a primitive runs on it.
  boolean hasToProbe(Model.Primitive primitive) {
    History history = histories.get(primitive.id());
    return online && (history == null || !history.isKnown());
  }
}
