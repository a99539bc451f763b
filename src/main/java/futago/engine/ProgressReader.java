package futago.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds in what commands print how far they are.
final class ProgressReader {
  /// apt with `APT::Status-Fd`: `pmstatus:PACKAGE:PERCENT:TEXT`, `dlstatus:NUMBER:PERCENT:TEXT`. A
  /// package's name may bring its architecture along, after a colon.
  private static final Pattern APT =
      Pattern.compile("(?:pmstatus|dlstatus):.*?:(\\d+(?:\\.\\d+)?):.*");

  /// `/proc/drbd` of DRBD 8.4: `sync'ed: 50.4% (516/1024)M`, on the next line `finish: 0:00:06`.
  private static final Pattern PROC_DRBD = Pattern.compile("sync'ed:\\s*(\\d+(?:\\.\\d+)?)%");

  private static final Pattern FINISH = Pattern.compile("finish:\\s*(\\d{1,6}):(\\d\\d):(\\d\\d)");

  /// `drbdsetup status`: `done:50.40`.
  private static final Pattern DRBDSETUP = Pattern.compile("\\bdone:(\\d+(?:\\.\\d+)?)");

  private ProgressReader() {}

  /// Whether a line is there for programs alone and need not be shown.
  static boolean onlyForPrograms(String line) {
    return line.startsWith("pmstatus:") || line.startsWith("dlstatus:");
  }

  /// The progress that a line, or a whole output, tells.
  static Optional<Progress> read(String text) {
    Matcher apt = APT.matcher(text);
    if (onlyForPrograms(text) && apt.matches()) {
      return Optional.of(new Progress(percent(apt), Optional.empty()));
    }
    Matcher drbd = PROC_DRBD.matcher(text);
    if (drbd.find()) {
      return Optional.of(new Progress(percent(drbd), left(text)));
    }
    Matcher drbdsetup = DRBDSETUP.matcher(text);
    if (drbdsetup.find()) {
      return Optional.of(new Progress(percent(drbdsetup), Optional.empty()));
    }
    return Optional.empty();
  }

  private static double percent(Matcher matcher) {
    return Math.clamp(Double.parseDouble(matcher.group(1)), 0, 100);
  }

  private static Optional<Duration> left(String text) {
    Matcher finish = FINISH.matcher(text);
    if (!finish.find()) {
      return Optional.empty();
    }
    return Optional.of(
        Duration.ofHours(Long.parseLong(finish.group(1)))
            .plusMinutes(Long.parseLong(finish.group(2)))
            .plusSeconds(Long.parseLong(finish.group(3))));
  }
}
