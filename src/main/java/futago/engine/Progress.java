package futago.engine;

import java.time.Duration;
import java.util.Optional;

/// How far something is.
///
/// @param percent 0 to 100
/// @param left the time it will still take, where it says so
record Progress(double percent, Optional<Duration> left) {}
