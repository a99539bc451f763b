package futago.simulator.pacemaker;

import futago.simulator.machine.Timeline;
import futago.simulator.pacemaker.cib.Scores;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// What a node says of itself until it stops: how its resources failed, how well it would do as a
/// master. Guarded by the timeline's monitor.
public final class Attributes {
  private final Map<String, Integer> failCounts = new HashMap<>();
  private final Map<String, Instant> lastFailures = new HashMap<>();
  private final Map<String, Integer> masterScores = new HashMap<>();
  private final Map<String, Integer> told = new HashMap<>();
  private final Map<String, Timeline.Pending> telling = new HashMap<>();

  void forget() {
    failCounts.clear();
    lastFailures.clear();
    masterScores.clear();
    told.clear();
    telling.values().forEach(Timeline.Pending::cancel);
    telling.clear();
  }

  void failed(String resource, boolean forGood, Instant now) {
    failCounts.merge(resource, forGood ? Scores.INFINITY : 1, (one, more) -> Scores.add(one, more));
    lastFailures.put(resource, now);
  }

  void forgive(String resource) {
    failCounts.remove(resource);
    lastFailures.remove(resource);
  }

  /// Says a master score; the others learn of it when it has stayed so for a while.
  ///
  /// @param score 0 to take it back
  /// @param then what follows when the others know
  void score(Timeline timeline, Duration dampening, String resource, int score, Runnable then) {
    if (masterScores.getOrDefault(resource, 0) == score) {
      return;
    }
    masterScores.put(resource, score);
    Timeline.Pending before =
        telling.put(
            resource,
            timeline.after(
                dampening,
                () -> {
                  told.put(resource, masterScores.getOrDefault(resource, 0));
                  told.values().removeIf(each -> each == 0);
                  then.run();
                }));
    if (before != null) {
      before.cancel();
    }
  }

  public Map<String, Integer> failCounts() {
    return Map.copyOf(failCounts);
  }

  public Map<String, Instant> lastFailures() {
    return Map.copyOf(lastFailures);
  }

  /// The master scores that the others know.
  public Map<String, Integer> masterScores() {
    return Map.copyOf(told);
  }
}
