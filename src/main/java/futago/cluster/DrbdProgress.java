package futago.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How far a synchronisation or a verification is, as DRBD 8.4 writes it.
final class DrbdProgress {
  /// `sync'ed: 50.4% (516/1024)M`, or `verified: 3.1% (992/1024)M`.
  private static final Pattern PROGRESS =
      Pattern.compile("(?:sync'ed|verified):\\s*(\\d{1,3}(?:\\.\\d+)?)%");

  private static final Pattern FINISH = Pattern.compile("finish:\\s*(\\d{1,6}):(\\d\\d):(\\d\\d)");

  private DrbdProgress() {}

  /// The progress in that text, if there is any.
  ///
  /// @param source the command or file whose output it is
  static Optional<Resync> parse(String source, String text) throws UnreadableException {
    Matcher progress = PROGRESS.matcher(text);
    if (!progress.find()) {
      return Optional.empty();
    }
    double percent = Double.parseDouble(progress.group(1));
    if (percent > 100) {
      throw UnreadableException.of(source, progress.group());
    }
    Matcher finish = FINISH.matcher(text);
    Optional<Duration> left =
        finish.find()
            ? Optional.of(
                Duration.ofHours(Long.parseLong(finish.group(1)))
                    .plusMinutes(Long.parseLong(finish.group(2)))
                    .plusSeconds(Long.parseLong(finish.group(3))))
            : Optional.empty();
    return Optional.of(new Resync(percent, left));
  }
}
