package futago.simulator.shell;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A directive of a format as C's `printf` has it, such as `%-5.2f`.
///
/// @param flags any of `-+ #0`
/// @param width the least width; -1 for none
/// @param precision -1 for none
/// @param conversion the letter
public record Directive(String flags, int width, int precision, char conversion) {
  private static final Pattern FORM =
      Pattern.compile(
          "%([-+ #0']*)(\\*|\\d+)?(?:\\.(\\*|\\d*))?(?:hh|h|ll|l|L|q|j|z|t)?(.)", Pattern.DOTALL);

  /// Finds a directive that begins at a place of a format.
  ///
  /// @return groups: flags, width, precision, conversion
  public static Matcher at(String format, int start) {
    Matcher matcher = FORM.matcher(format).region(start, format.length());
    return matcher;
  }

  private boolean has(char flag) {
    return flags.indexOf(flag) >= 0;
  }

  /// A text, for `%s`.
  public String text(String value) {
    String cut =
        precision >= 0 && precision < value.length() ? value.substring(0, precision) : value;
    return pad(cut, false);
  }

  /// A whole number, for `%d`, `%i`, `%u`, `%x`, `%X`, `%o`.
  public String whole(long value) {
    String digits =
        switch (conversion) {
          case 'x' -> Long.toHexString(value);
          case 'X' -> Long.toHexString(value).toUpperCase(Locale.ROOT);
          case 'o' -> Long.toOctalString(value);
          case 'u' -> Long.toUnsignedString(value);
          default -> value < 0 ? Long.toString(value).substring(1) : Long.toString(value);
        };
    if (precision == 0 && value == 0) {
      digits = "";
    }
    digits = "0".repeat(Math.max(0, precision - digits.length())) + digits;
    if (has('#') && (value != 0 || conversion == 'o')) {
      digits =
          switch (conversion) {
            case 'x' -> "0x" + digits;
            case 'X' -> "0X" + digits;
            case 'o' -> digits.startsWith("0") ? digits : "0" + digits;
            default -> digits;
          };
    }
    boolean signed = conversion == 'd' || conversion == 'i';
    return pad(signed ? sign(value < 0) + digits : digits, precision < 0);
  }

  /// A real number, for `%f`, `%e`, `%g` and their capitals.
  public String real(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      String name = Double.isNaN(value) ? "nan" : "inf";
      String cased = Character.isUpperCase(conversion) ? name.toUpperCase(Locale.ROOT) : name;
      return new Directive(flags.replace("0", ""), width, -1, 's')
          .pad(sign(value < 0) + cased, false);
    }
    var exact = new BigDecimal(Math.abs(value));
    int digits = precision < 0 ? 6 : precision;
    String said =
        switch (Character.toLowerCase(conversion)) {
          case 'f' -> fixed(exact, digits);
          case 'e' -> scientific(exact, digits);
          default -> shorter(exact, Math.max(1, digits));
        };
    boolean negative = value < 0 || value == 0 && 1 / value < 0;
    return pad(
        sign(negative) + (Character.isUpperCase(conversion) ? said.toUpperCase(Locale.ROOT) : said),
        true);
  }

  private String fixed(BigDecimal value, int digits) {
    String said = value.setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    return digits == 0 && has('#') ? said + "." : said;
  }

  private String scientific(BigDecimal value, int digits) {
    BigDecimal rounded = value.round(new MathContext(digits + 1, RoundingMode.HALF_EVEN));
    int exponent = value.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
    String mantissa =
        rounded.movePointLeft(exponent).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    return mantissa + (digits == 0 && has('#') ? "." : "") + exponent(exponent);
  }

  private static String exponent(int exponent) {
    return "e%s%02d".formatted(exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  private String shorter(BigDecimal value, int digits) {
    BigDecimal rounded = value.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    int exponent = value.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
    if (exponent < -4 || exponent >= digits) {
      String said = scientific(value, digits - 1);
      int e = said.indexOf('e');
      return has('#') ? said : withoutZeros(said.substring(0, e)) + said.substring(e);
    }
    String said = fixed(value, digits - 1 - exponent);
    return has('#') ? said : withoutZeros(said);
  }

  private static String withoutZeros(String number) {
    return number.contains(".") ? number.replaceFirst("\\.?0+$", "") : number;
  }

  private String sign(boolean negative) {
    return negative ? "-" : has('+') ? "+" : has(' ') ? " " : "";
  }

  private String pad(String value, boolean zerosAllowed) {
    int missing = width - value.length();
    if (missing <= 0) {
      return value;
    }
    if (has('-')) {
      return value + " ".repeat(missing);
    }
    if (has('0') && zerosAllowed) {
      int at = value.matches("(?s)[-+ ].*") ? 1 : 0;
      if (value.startsWith("0x", at) || value.startsWith("0X", at)) {
        at += 2;
      }
      return value.substring(0, at) + "0".repeat(missing) + value.substring(at);
    }
    return " ".repeat(missing) + value;
  }
}
