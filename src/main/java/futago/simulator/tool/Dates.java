package futago.simulator.tool;

import futago.simulator.machine.NotModelledException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates as `date` reads and writes them. The zone of a simulated host is UTC.
final class Dates {
  private static final Pattern RELATIVE =
      Pattern.compile("([-+]?\\d+) (sec|second|min|minute|hour|day|week)s?( ago)?");
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "sec", ChronoUnit.SECONDS,
          "second", ChronoUnit.SECONDS,
          "min", ChronoUnit.MINUTES,
          "minute", ChronoUnit.MINUTES,
          "hour", ChronoUnit.HOURS,
          "day", ChronoUnit.DAYS,
          "week", ChronoUnit.WEEKS);

  private Dates() {}

  /// What `date -d` takes.
  ///
  /// @throws NotModelledException if it is said in a way that is not modelled
  static Instant parse(String said, Instant now) {
    if (said.matches("@-?\\d+")) {
      return Instant.ofEpochSecond(Long.parseLong(said.substring(1)));
    }
    Matcher relative = RELATIVE.matcher(said);
    if (relative.matches()) {
      long number = Long.parseLong(relative.group(1).replace("+", ""));
      Duration unit = UNITS.get(relative.group(2)).getDuration();
      return now.plus(unit.multipliedBy(relative.group(3) == null ? number : -number));
    }
    try {
      if (said.equals("now")) {
        return now;
      }
      if (said.matches("\\d{4}-\\d\\d-\\d\\d")) {
        return LocalDate.parse(said).atStartOfDay().toInstant(ZoneOffset.UTC);
      }
      String plain = said.replaceFirst("( ?UTC|Z)$", "").replace(' ', 'T');
      return LocalDateTime.parse(plain).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new NotModelledException();
    }
  }

  /// What `date +FORMAT` prints.
  static String format(Instant time, String format) {
    ZonedDateTime date = time.atZone(ZoneOffset.UTC);
    var text = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%' || i + 1 == format.length()) {
        text.append(c);
      } else if (format.charAt(i + 1) == '-' && i + 2 < format.length()) {
        i += 2;
        text.append(field(date, format.charAt(i)).replaceFirst("^[0 ]+(?=.)", ""));
      } else {
        text.append(field(date, format.charAt(++i)));
      }
    }
    return text.toString();
  }

  private static String field(ZonedDateTime date, char letter) {
    return switch (letter) {
      case '%' -> "%";
      case 'n' -> "\n";
      case 't' -> "\t";
      case 's' -> Long.toString(date.toEpochSecond());
      case 'N' -> "%09d".formatted(date.getNano());
      case 'e' -> "%2d".formatted(date.getDayOfMonth());
      case 'k' -> "%2d".formatted(date.getHour());
      case 'C' -> "%02d".formatted(date.getYear() / 100);
      case 'u' -> Integer.toString(date.getDayOfWeek().getValue());
      case 'w' -> Integer.toString(date.getDayOfWeek().getValue() % 7);
      case 'F' -> format(date.toInstant(), "%Y-%m-%d");
      case 'T' -> format(date.toInstant(), "%H:%M:%S");
      case 'R' -> format(date.toInstant(), "%H:%M");
      case 'D' -> format(date.toInstant(), "%m/%d/%y");
      case 'r' -> format(date.toInstant(), "%I:%M:%S %p");
      case 'c' -> format(date.toInstant(), "%a %b %e %T %Y");
      case 'x' -> format(date.toInstant(), "%m/%d/%y");
      case 'X' -> format(date.toInstant(), "%H:%M:%S");
      case 'z' -> "+0000";
      case 'Z' -> "UTC";
      default -> pattern(date, letter);
    };
  }

  private static String pattern(ZonedDateTime date, char letter) {
    String pattern =
        switch (letter) {
          case 'Y' -> "yyyy";
          case 'y' -> "yy";
          case 'm' -> "MM";
          case 'd' -> "dd";
          case 'H' -> "HH";
          case 'I' -> "hh";
          case 'M' -> "mm";
          case 'S' -> "ss";
          case 'p' -> "a";
          case 'j' -> "DDD";
          case 'a' -> "EEE";
          case 'A' -> "EEEE";
          case 'b', 'h' -> "MMM";
          case 'B' -> "MMMM";
          default -> throw new NotModelledException();
        };
    return DateTimeFormatter.ofPattern(pattern, Locale.US).format(date);
  }
}
