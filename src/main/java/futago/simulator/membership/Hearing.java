package futago.simulator.membership;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Whom a node has heard, and whom it no longer hears. Silence begins when it is noticed: however
/// late somebody listens, nobody dies of that.
final class Hearing {
  private final Set<String> everHeard = new HashSet<>();
  private final Set<String> alive = new HashSet<>();
  private final Map<String, Instant> silentSince = new HashMap<>();

  void heard(String node) {
    everHeard.add(node);
    alive.add(node);
    silentSince.remove(node);
  }

  /// A node said that it goes.
  void left(String node) {
    alive.remove(node);
    silentSince.remove(node);
  }

  /// A node was not heard.
  void silent(String node, Instant now, Duration deadAfter) {
    if (!alive.contains(node)) {
      return;
    }
    Instant since = silentSince.computeIfAbsent(node, _ -> now);
    if (Duration.between(since, now).compareTo(deadAfter) >= 0) {
      left(node);
    }
  }

  boolean everHeard(String node) {
    return everHeard.contains(node);
  }

  boolean isAlive(String node) {
    return alive.contains(node);
  }

  void forget() {
    everHeard.clear();
    alive.clear();
    silentSince.clear();
  }
}
