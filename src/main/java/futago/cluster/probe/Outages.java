package futago.cluster.probe;

import java.util.ArrayList;
import java.util.List;

/// Tells outages from rows, one row after the other. An outage lasts from the last acknowledged row
/// before it to the first one after it, so it is never told shorter than it was.
public final class Outages {
  private final List<Outage> over = new ArrayList<>();
  private long lastGood;
  private long end;
  private boolean out;
  private boolean refused;

  /// Takes in the next row.
  public void add(ProbeSlot slot) {
    out |= !slot.isGreen();
    refused |= slot.isRefused();
    end = slot.endMillis();
    if (slot.acknowledged()) {
      if (out) {
        over.add(now());
      }
      out = false;
      refused = false;
      lastGood = end;
    }
  }

  /// Whether one goes on.
  public boolean out() {
    return out;
  }

  /// All of them, in order; one that goes on is counted to the last row.
  public List<Outage> all() {
    var all = new ArrayList<>(over);
    if (out) {
      all.add(now());
    }
    return all;
  }

  private Outage now() {
    return new Outage(lastGood, end - lastGood, refused);
  }
}
