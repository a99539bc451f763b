package futago.cluster.probe;

import java.util.List;
import java.util.Set;

/// What a probe has found.
///
/// An outage is told as {@link Outages} does.
///
/// @param acknowledged rows that the database has acknowledged
/// @param lost acknowledged, yet not there; must be 0
/// @param doubtful not acknowledged, yet there: the answer was lost on its way
/// @param skipped paces that went by while a row was still waited for
/// @param outages every outage, in order
/// @param upAtEnd whether the last row was acknowledged; if not, the last outage was still going on
/// @param slots every row that was tried
public record ProbeResult(
    long acknowledged,
    long lost,
    long doubtful,
    long skipped,
    List<Outage> outages,
    boolean upAtEnd,
    List<ProbeSlot> slots) {
  public ProbeResult {
    outages = List.copyOf(outages);
    slots = List.copyOf(slots);
  }

  static ProbeResult of(List<ProbeSlot> slots, long skipped, Set<Long> present) {
    long acknowledged = slots.stream().filter(ProbeSlot::acknowledged).count();
    long lost =
        slots.stream()
            .filter(slot -> slot.acknowledged() && !present.contains(slot.number()))
            .count();
    long doubtful =
        slots.stream()
            .filter(slot -> !slot.acknowledged() && present.contains(slot.number()))
            .count();
    boolean up = !slots.isEmpty() && slots.getLast().acknowledged();
    return new ProbeResult(acknowledged, lost, doubtful, skipped, outages(slots), up, slots);
  }

  private static List<Outage> outages(List<ProbeSlot> slots) {
    var outages = new Outages();
    slots.forEach(outages::add);
    return outages.all();
  }

  /// The last outage in milliseconds, 0 if there was none.
  public long lastOutageMillis() {
    return outages.isEmpty() ? 0 : outages.getLast().millis();
  }

  /// The longest outage in milliseconds, 0 if there was none.
  public long longestOutageMillis() {
    return outages.stream().mapToLong(Outage::millis).max().orElse(0);
  }
}
