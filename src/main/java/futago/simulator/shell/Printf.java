package futago.simulator.shell;

import futago.simulator.machine.Bytes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `printf` prints.
public final class Printf {
  private final Consumer<String> complaint;
  private final StringBuilder out = new StringBuilder();
  private Deque<String> arguments = new ArrayDeque<>();
  private boolean failed;

  /// @param complaint told what is wrong with an argument
  public Printf(Consumer<String> complaint) {
    this.complaint = complaint;
  }

  /// Whether something was wrong with an argument.
  public boolean failed() {
    return failed;
  }

  /// The bytes for a format and its arguments. The format is used again as long as there are any.
  public byte[] text(List<String> formatAndArguments) {
    boolean dashes = formatAndArguments.getFirst().equals("--") && formatAndArguments.size() > 1;
    List<String> words =
        dashes ? formatAndArguments.subList(1, formatAndArguments.size()) : formatAndArguments;
    String format = Bytes.of(words.getFirst());
    arguments = new ArrayDeque<>(words.subList(1, words.size()).stream().map(Bytes::of).toList());
    int left;
    do {
      left = arguments.size();
      if (!once(format)) {
        break;
      }
    } while (!arguments.isEmpty() && arguments.size() < left);
    return Bytes.toBytes(out.toString());
  }

  /// Goes through the format once.
  ///
  /// @return whether to go on
  private boolean once(String format) {
    int at = 0;
    while (at < format.length()) {
      int percent = format.indexOf('%', at);
      int end = percent < 0 ? format.length() : percent;
      Escapes.expand(format.substring(at, end), out, false);
      if (percent < 0) {
        return true;
      }
      if (format.startsWith("%%", percent)) {
        out.append('%');
        at = percent + 2;
        continue;
      }
      Matcher matcher = Directive.at(format, percent);
      if (!matcher.lookingAt()) {
        complain(format.substring(percent) + ": invalid directive");
        return false;
      }
      if (!directive(matcher)) {
        return false;
      }
      at = matcher.end();
    }
    return true;
  }

  private boolean directive(Matcher matcher) {
    String flags = matcher.group(1);
    int width = size(matcher.group(2));
    int precision = matcher.group(3) == null ? -1 : Math.max(0, size(matcher.group(3)));
    char conversion = matcher.group(4).charAt(0);
    if (width < -1) {
      flags += "-";
      width = -width;
    }
    var directive = new Directive(flags, width, precision, conversion);
    switch (conversion) {
      case 's' -> out.append(directive.text(next()));
      case 'c' -> {
        String value = next();
        var padded = new Directive(flags, width, -1, conversion);
        out.append(padded.text(value.isEmpty() ? "\0" : value.substring(0, 1)));
      }
      case 'b' -> {
        var text = new StringBuilder();
        boolean whole = Escapes.expand(next(), text, true);
        out.append(directive.text(text.toString()));
        return whole;
      }
      case 'd', 'i', 'u', 'x', 'X', 'o' -> out.append(directive.whole(whole(next())));
      case 'e', 'E', 'f', 'F', 'g', 'G' -> out.append(directive.real(real(next())));
      default -> {
        complain("%" + conversion + ": invalid directive");
        return false;
      }
    }
    return true;
  }

  private int size(String said) {
    if (said == null) {
      return -1;
    }
    return said.equals("*") ? (int) whole(next()) : said.isEmpty() ? 0 : Integer.parseInt(said);
  }

  private String next() {
    return arguments.isEmpty() ? "" : arguments.poll();
  }

  private void complain(String what) {
    failed = true;
    complaint.accept(Bytes.toText(what));
  }

  private long whole(String word) {
    if (word.startsWith("'") || word.startsWith("\"")) {
      return word.length() > 1 ? word.charAt(1) : 0;
    }
    String digits = word.strip();
    if (digits.isEmpty()) {
      return 0;
    }
    try {
      return Long.decode(digits);
    } catch (NumberFormatException e) {
      Matcher start = Pattern.compile("[-+]?\\d+").matcher(digits);
      boolean begins = start.lookingAt();
      complain(word + (begins ? ": not completely converted" : ": expected numeric value"));
      return begins ? Long.parseLong(start.group()) : 0;
    }
  }

  private double real(String word) {
    try {
      return word.isBlank() ? 0 : Double.parseDouble(word.strip());
    } catch (NumberFormatException e) {
      complain(word + ": expected numeric value");
      return 0;
    }
  }
}
