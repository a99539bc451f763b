package futago.simulator.tool;

import futago.simulator.machine.NotModelledException;
import futago.simulator.machine.UsageException;
import futago.simulator.shell.Directive;
import futago.simulator.tool.AwkSyntax.Expression;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The functions that `awk` has by itself.
final class AwkFunctions {
  private final AwkRun run;
  private final AwkVariables variables;
  private Random random = new Random(0);
  private double seed;

  AwkFunctions(AwkRun run, AwkVariables variables) {
    this.run = run;
    this.variables = variables;
  }

  AwkValue call(String name, List<Expression> arguments) throws IOException, InterruptedException {
    return switch (name) {
      case "length" -> length(arguments);
      case "substr" -> substr(arguments);
      case "index" -> AwkValue.of(text(arguments, 0).indexOf(text(arguments, 1)) + 1);
      case "split" -> split(arguments);
      case "sub" -> substitute(arguments, false);
      case "gsub" -> substitute(arguments, true);
      case "match" -> match(arguments);
      case "sprintf" -> AwkValue.of(format(arguments));
      case "tolower" -> AwkValue.of(text(arguments, 0).toLowerCase(Locale.ROOT));
      case "toupper" -> AwkValue.of(text(arguments, 0).toUpperCase(Locale.ROOT));
      case "int" -> AwkValue.of((double) (long) number(arguments, 0));
      case "sqrt" -> AwkValue.of(Math.sqrt(number(arguments, 0)));
      case "exp" -> AwkValue.of(Math.exp(number(arguments, 0)));
      case "log" -> AwkValue.of(Math.log(number(arguments, 0)));
      case "sin" -> AwkValue.of(Math.sin(number(arguments, 0)));
      case "cos" -> AwkValue.of(Math.cos(number(arguments, 0)));
      case "atan2" -> AwkValue.of(Math.atan2(number(arguments, 0), number(arguments, 1)));
      case "rand" -> AwkValue.of(random.nextDouble());
      case "srand" -> {
        double before = seed;
        seed = arguments.isEmpty() ? run.seconds() : number(arguments, 0);
        random = new Random((long) seed);
        yield AwkValue.of(before);
      }
      case "system" -> AwkValue.of(run.files().system(text(arguments, 0)));
      case "close" -> AwkValue.of(run.files().close(text(arguments, 0)));
      case "fflush" -> {
        run.files().flush();
        yield AwkValue.ZERO;
      }
      default -> throw new IllegalStateException(name);
    };
  }

  private String text(List<Expression> arguments, int index)
      throws IOException, InterruptedException {
    return run.text(argument(arguments, index));
  }

  private double number(List<Expression> arguments, int index)
      throws IOException, InterruptedException {
    return run.value(argument(arguments, index)).number();
  }

  private static Expression argument(List<Expression> arguments, int index) {
    if (index >= arguments.size()) {
      throw new UsageException(2, "not enough arguments");
    }
    return arguments.get(index);
  }

  private AwkValue length(List<Expression> arguments) throws IOException, InterruptedException {
    if (arguments.isEmpty()) {
      return AwkValue.of(run.record().get(0).text("%.6g").length());
    }
    if (arguments.getFirst() instanceof AwkSyntax.Variable(String name)
        && variables.cell(name).isArray()) {
      return AwkValue.of(variables.cell(name).array().size());
    }
    return AwkValue.of(text(arguments, 0).length());
  }

  private AwkValue substr(List<Expression> arguments) throws IOException, InterruptedException {
    String text = text(arguments, 0);
    double from = Math.rint(number(arguments, 1));
    double to =
        arguments.size() > 2 ? from + Math.rint(number(arguments, 2)) : Double.POSITIVE_INFINITY;
    int start = (int) Math.max(1, from);
    int end = (int) Math.min(text.length() + 1.0, to);
    return AwkValue.of(start < end ? text.substring(start - 1, end - 1) : "");
  }

  private AwkValue split(List<Expression> arguments) throws IOException, InterruptedException {
    String text = text(arguments, 0);
    if (!(argument(arguments, 1) instanceof AwkSyntax.Variable(String name))) {
      throw new UsageException(2, "split: not an array");
    }
    List<String> pieces;
    if (arguments.size() < 3) {
      pieces = AwkRecord.pieces(text, variables.text("FS"));
    } else if (arguments.get(2) instanceof AwkSyntax.Regex(String regex)) {
      pieces = AwkRecord.pieces(text, Posix.compile(regex, Posix.Dialect.AWK, false));
    } else {
      pieces = AwkRecord.pieces(text, text(arguments, 2));
    }
    Map<String, AwkValue> array = variables.cell(name).array();
    array.clear();
    for (int i = 0; i < pieces.size(); i++) {
      array.put(Integer.toString(i + 1), AwkValue.input(pieces.get(i)));
    }
    return AwkValue.of(pieces.size());
  }

  private AwkValue match(List<Expression> arguments) throws IOException, InterruptedException {
    String text = text(arguments, 0);
    var matcher = new Finder(run.regex(argument(arguments, 1)), text);
    boolean found = matcher.find();
    variables.set("RSTART", found ? matcher.start() + 1 : 0);
    variables.set("RLENGTH", found ? matcher.end() - matcher.start() : -1);
    return variables.global("RSTART").value();
  }

  private AwkValue substitute(List<Expression> arguments, boolean all)
      throws IOException, InterruptedException {
    Pattern pattern = run.regex(argument(arguments, 0));
    String replacement = text(arguments, 1);
    Expression target =
        arguments.size() > 2
            ? arguments.get(2)
            : new AwkSyntax.Field(new AwkSyntax.NumberLiteral(0));
    if (target instanceof AwkSyntax.Group(List<Expression> inside) && inside.size() == 1) {
      target = inside.getFirst();
    }
    if (!(target instanceof AwkSyntax.Place place)) {
      throw new UsageException(2, "sub, gsub: cannot be assigned to");
    }
    String text = run.text(target);
    var matcher = new Finder(pattern, text);
    var result = new StringBuilder();
    int copied = 0;
    int count = 0;
    while (matcher.find()) {
      result.append(text, copied, matcher.start()).append(replaced(replacement, matcher.group(0)));
      copied = matcher.end();
      count++;
      if (!all) {
        break;
      }
    }
    if (count > 0) {
      run.assign(place, AwkValue.of(result.append(text.substring(copied)).toString()));
    }
    return AwkValue.of(count);
  }

  private static String replaced(String replacement, String match) {
    var text = new StringBuilder();
    for (int i = 0; i < replacement.length(); i++) {
      char c = replacement.charAt(i);
      if (c == '\\'
          && i + 1 < replacement.length()
          && "&\\".indexOf(replacement.charAt(i + 1)) >= 0) {
        text.append(replacement.charAt(++i));
      } else {
        text.append(c == '&' ? match : String.valueOf(c));
      }
    }
    return text.toString();
  }

  /// What `printf` prints.
  String format(List<Expression> arguments) throws IOException, InterruptedException {
    String format = text(arguments, 0);
    var text = new StringBuilder();
    int next = 1;
    int at = 0;
    while (at < format.length()) {
      int percent = format.indexOf('%', at);
      if (percent < 0 || percent + 1 == format.length()) {
        return text.append(format.substring(at)).toString();
      }
      text.append(format, at, percent);
      if (format.charAt(percent + 1) == '%') {
        text.append('%');
        at = percent + 2;
        continue;
      }
      Matcher matcher = Directive.at(format, percent);
      if (!matcher.lookingAt()) {
        throw new NotModelledException();
      }
      at = matcher.end();
      int[] sizes = {-1, -1};
      for (int i = 0; i < 2; i++) {
        String said = matcher.group(i + 2);
        if (said != null) {
          sizes[i] =
              said.equals("*") ? (int) number(arguments, next++) : Integer.parseInt("0" + said);
        }
      }
      char conversion = matcher.group(4).charAt(0);
      AwkValue value = next < arguments.size() ? run.value(arguments.get(next++)) : AwkValue.UNSET;
      String flags = matcher.group(1) + (sizes[0] < -1 ? "-" : "");
      var directive =
          new Directive(flags, sizes[0] < -1 ? -sizes[0] : sizes[0], sizes[1], conversion);
      text.append(directive(directive, value));
    }
    return text.toString();
  }

  private String directive(Directive directive, AwkValue value) {
    return switch (directive.conversion()) {
      case 's' -> directive.text(value.text(variables.text("CONVFMT")));
      case 'd', 'i', 'o', 'x', 'X', 'u' -> directive.whole((long) value.number());
      case 'e', 'E', 'f', 'F', 'g', 'G' -> directive.real(value.number());
      case 'c' -> {
        String said = value.text("%.6g");
        boolean code = value.text() == null;
        yield directive.text(
            code
                ? String.valueOf((char) ((int) value.number() & 0xff))
                : said.isEmpty() ? "" : said.substring(0, 1));
      }
      default -> throw new NotModelledException();
    };
  }
}
