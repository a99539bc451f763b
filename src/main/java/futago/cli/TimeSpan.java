package futago.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A length of time as it is typed: `100ms`, `60s` or `5m`, above 0.
final class TimeSpan implements ITypeConverter<Duration> {
  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})(ms|s|m)");

  /// The same, or `0` for none at all.
  static final class OrNone implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
      return value.equals("0") ? Duration.ZERO : new TimeSpan().convert(value);
    }
  }

  @Override
  public Duration convert(String value) {
    Matcher typed = FORM.matcher(value);
    if (!typed.matches()) {
      throw new TypeConversionException(value + ": 100ms, 60s, 5m");
    }
    long number = Long.parseLong(typed.group(1));
    return switch (typed.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      default -> Duration.ofMinutes(number);
    };
  }
}
