package futago.cluster.probe;

import java.util.ArrayList;
import java.util.List;

/// Tells outages from rows, one row after the other. An outage lasts from the last acknowledged row
/// before it to the first one after it, so it is never told shorter than it was.
public final class Outages {
  private final List<Long> over = new ArrayList<>();
  private long lastGood;
  private long end;
  private boolean out;

  /// Takes in the next row.
  public void add(ProbeSlot slot) {
    out |= !slot.isGreen();
    end = slot.endMillis();
    if (slot.acknowledged()) {
      if (out) {
        over.add(end - lastGood);
      }
      out = false;
      lastGood = end;
    }
  }

  /// Whether one goes on.
  public boolean out() {
    return out;
  }

  /// All of them in milliseconds, in order; one that goes on is counted to the last row.
  public List<Long> all() {
    var all = new ArrayList<>(over);
    if (out) {
      all.add(end - lastGood);
    }
    return all;
  }
}
