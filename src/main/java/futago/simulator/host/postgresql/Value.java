package futago.simulator.host.postgresql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;

/// Values: `Long`, `BigDecimal`, `String`, `Boolean`, `Instant` and null.
final class Value {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private Value() {}

  /// A value as a client shows it; null is shown as nothing.
  static String shown(Object value) {
    return switch (value) {
      case null -> "";
      case Boolean flag -> flag ? "t" : "f";
      case Instant time -> time(time);
      case BigDecimal number -> number.toPlainString();
      default -> value.toString();
    };
  }

  private static String time(Instant time) {
    long micros = time.get(ChronoField.MICRO_OF_SECOND);
    String fraction = micros == 0 ? "" : ("." + "%06d".formatted(micros)).replaceFirst("0+$", "");
    return TIME.format(time) + fraction + "+00";
  }

  /// The type of a value by itself.
  static Sql.Type typeOf(Object value) {
    return switch (value) {
      case Long _ -> Sql.Type.BIGINT;
      case BigDecimal _ -> Sql.Type.NUMERIC;
      case Boolean _ -> Sql.Type.BOOLEAN;
      case Instant _ -> Sql.Type.TIMESTAMPTZ;
      case null -> Sql.Type.UNKNOWN;
      default -> Sql.Type.TEXT;
    };
  }

  /// A value as one of a type.
  static Object as(Object value, Sql.Type type) throws SqlException {
    if (value == null) {
      return null;
    }
    String text = shown(value);
    return switch (type) {
      case TEXT, UNKNOWN -> text;
      case BIGINT -> {
        if (!text.matches("\\s*[+-]?\\d{1,18}\\s*")) {
          throw SqlException.of("invalid input syntax for type bigint: \"" + text + "\"");
        }
        yield Long.valueOf(text.strip());
      }
      case NUMERIC -> {
        if (!text.matches("\\s*[+-]?\\d+(\\.\\d*)?\\s*")) {
          throw SqlException.of("invalid input syntax for type numeric: \"" + text + "\"");
        }
        yield new BigDecimal(text.strip());
      }
      case BOOLEAN ->
          switch (text) {
            case "t", "true", "1", "yes", "on" -> true;
            case "f", "false", "0", "no", "off" -> false;
            default ->
                throw SqlException.of("invalid input syntax for type boolean: \"" + text + "\"");
          };
      case TIMESTAMPTZ -> value instanceof Instant ? value : instant(text);
    };
  }

  private static Instant instant(String text) throws SqlException {
    try {
      return Instant.parse(text.replaceFirst("\\+00$", "").replace(' ', 'T') + "Z");
    } catch (DateTimeParseException e) {
      throw SqlException.of(
          "invalid input syntax for type timestamp with time zone: \"" + text + "\"");
    }
  }

  /// Compares two values, neither of them null. What is compared with text that was written in a
  /// statement, gives it its type.
  static int compare(Object one, Object other) throws SqlException {
    if (one instanceof String != other instanceof String) {
      return one instanceof String
          ? compare(as(one, typeOf(other)), other)
          : compare(one, as(other, typeOf(one)));
    }
    return switch (one) {
      case Instant time when other instanceof Instant then -> time.compareTo(then);
      case Boolean flag when other instanceof Boolean then -> flag.compareTo(then);
      case String text -> text.compareTo((String) other);
      case Number number when other instanceof Number then ->
          decimal(number).compareTo(decimal(then));
      default ->
          throw SqlException.of(
              "operator does not exist: %s = %s"
                  .formatted(typeOf(one).title(), typeOf(other).title()));
    };
  }

  static BigDecimal decimal(Number number) {
    return number instanceof BigDecimal exact ? exact : BigDecimal.valueOf(number.longValue());
  }
}
