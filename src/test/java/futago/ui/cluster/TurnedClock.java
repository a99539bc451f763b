package futago.ui.cluster;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/// A clock that is turned by hand.
final class TurnedClock extends Clock {
  private final ZoneId zone;
  private Instant now;

  TurnedClock(Instant now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  void turn(long seconds) {
    now = now.plusSeconds(seconds);
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId wanted) {
    return new TurnedClock(now, wanted);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
