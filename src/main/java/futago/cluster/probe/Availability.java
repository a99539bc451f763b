package futago.cluster.probe;

import java.time.Duration;

/// The talk's table of what a percentage of availability means: how long a system may be down in a
/// year of 365 days.
public enum Availability {
  /// 99 %.
  TWO_NINES("99", 100),
  /// 99.9 %.
  THREE_NINES("99.9", 1_000),
  /// 99.99 %.
  FOUR_NINES("99.99", 10_000),
  /// 99.999 %.
  FIVE_NINES("99.999", 100_000);

  private static final long YEAR_MILLIS = Duration.ofDays(365).toMillis();

  private final String percent;
  private final long share;

  Availability(String percent, long share) {
    this.percent = percent;
    this.share = share;
  }

  /// The percentage, as the talk writes it.
  public String percent() {
    return percent;
  }

  /// How long the system may be down in a year, in milliseconds.
  public long downMillis() {
    return YEAR_MILLIS / share;
  }

  /// How many outages of that length a year may have.
  ///
  /// @param outageMillis length of one, above 0
  public long outagesPerYear(long outageMillis) {
    return downMillis() / outageMillis;
  }
}
