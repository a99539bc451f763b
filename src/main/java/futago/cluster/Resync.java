package futago.cluster;

import java.time.Duration;
import java.util.Optional;

/// How far a synchronisation is.
///
/// @param percent done, 0 to 100
/// @param left until its end as DRBD guesses; empty while it stalls
public record Resync(double percent, Optional<Duration> left) {}
