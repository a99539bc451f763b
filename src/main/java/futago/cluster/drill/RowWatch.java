package futago.cluster.drill;

import futago.cluster.probe.ProbeSlot;

/// Whether a client is served, by its last rows. Told of them by one thread, asked by another.
final class RowWatch {
  private boolean out;
  private boolean served = true;

  /// From now on.
  synchronized void mark() {
    out = false;
  }

  synchronized void row(ProbeSlot slot) {
    served = slot.acknowledged();
    out |= !served;
  }

  /// Whether the last row was acknowledged.
  synchronized boolean served() {
    return served;
  }

  /// Whether the client was without a database since the mark, and is not any more.
  synchronized boolean servedAgain() {
    return out && served;
  }
}
