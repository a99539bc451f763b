package futago.simulator.tool;

import futago.simulator.machine.Bytes;
import futago.simulator.machine.Call;
import futago.simulator.machine.Errno;
import futago.simulator.machine.NotModelledException;
import futago.simulator.machine.Options;
import futago.simulator.machine.Tool;
import futago.simulator.machine.TreeFile;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `sort`.
final class Sort {
  private static final Pattern KEY =
      Pattern.compile("(\\d+)(?:\\.(\\d+))?([a-zA-Z]*)(?:,(\\d+)(?:\\.(\\d+))?([a-zA-Z]*))?");
  private static final Pattern NUMBER = Pattern.compile("\\s*(-?\\d*\\.?\\d+).*", Pattern.DOTALL);

  private Sort() {}

  static Tool tool() {
    return Sort::run;
  }

  private static int run(Call call) throws IOException {
    Options options =
        Options.of(
            call,
            "nrufbk:t:o:cmsV",
            "numeric-sort=n",
            "reverse=r",
            "unique=u",
            "ignore-case=f",
            "key=k",
            "field-separator=t",
            "output=o",
            "version-sort=V");
    if (options.has('c') || options.has('m')) {
      throw new NotModelledException();
    }
    var disk = new Disk(call);
    var lines = new ArrayList<String>();
    for (String path : ReadTools.files(options.words())) {
      try (InputStream in = disk.open(path)) {
        lines.addAll(new Lines(in).all());
      } catch (IOException e) {
        call.fail(2, "cannot read: " + path + ": " + Errno.text(e));
        return 2;
      }
    }
    Comparator<String> order = order(options);
    boolean lastResort = !options.has('s') && !options.has('u');
    Comparator<String> plain =
        options.has('r') ? Comparator.reverseOrder() : Comparator.naturalOrder();
    lines.sort(lastResort ? order.thenComparing(plain) : order);
    var sorted = new ArrayList<String>();
    for (String line : lines) {
      boolean again =
          options.has('u') && !sorted.isEmpty() && order.compare(sorted.getLast(), line) == 0;
      if (!again) {
        sorted.add(line);
      }
    }
    try (var out =
        new Output(
            options.has('o')
                ? disk.create(options.value('o').orElseThrow(), TreeFile.Use.WRITE)
                : call.out())) {
      for (String line : sorted) {
        out.line(line);
      }
    }
    return 0;
  }

  private static Comparator<String> order(Options options) {
    String global =
        (options.has('n') ? "n" : "")
            + (options.has('r') ? "r" : "")
            + (options.has('f') ? "f" : "")
            + (options.has('b') ? "b" : "")
            + (options.has('V') ? "V" : "");
    if (!options.has('k')) {
      return by(line -> line, global);
    }
    String separator = Bytes.of(options.value('t').orElse(""));
    Comparator<String> order = (_, _) -> 0;
    for (String said : options.values('k')) {
      Matcher matcher = KEY.matcher(said);
      if (!matcher.matches()) {
        throw new NotModelledException();
      }
      String letters = matcher.group(3) + (matcher.group(6) == null ? "" : matcher.group(6));
      String how = letters.isEmpty() ? global : letters;
      order = order.thenComparing(by(line -> key(line, matcher, separator, how), how));
    }
    return order;
  }

  /// A part of a line.
  @FunctionalInterface
  private interface Part {
    String of(String line);
  }

  private static Comparator<String> by(Part part, String how) {
    Comparator<String> order;
    if (how.contains("n")) {
      order = Comparator.comparing(line -> number(part.of(line)));
    } else if (how.contains("V")) {
      order = (one, other) -> versions(part.of(one), part.of(other));
    } else if (how.contains("f")) {
      order = Comparator.comparing(line -> part.of(line).toUpperCase(Locale.ROOT));
    } else {
      order = Comparator.comparing(part::of);
    }
    return how.contains("r") ? order.reversed() : order;
  }

  private static BigDecimal number(String text) {
    Matcher matcher = NUMBER.matcher(text);
    return matcher.matches() ? new BigDecimal(matcher.group(1)) : BigDecimal.ZERO;
  }

  private static int versions(String one, String other) {
    String[] left = one.split("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)", -1);
    String[] right = other.split("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)", -1);
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      boolean numbers = left[i].matches("\\d+") && right[i].matches("\\d+");
      int order =
          numbers
              ? new BigDecimal(left[i]).compareTo(new BigDecimal(right[i]))
              : left[i].compareTo(right[i]);
      if (order != 0) {
        return order;
      }
    }
    return left.length - right.length;
  }

  private static String key(String line, Matcher said, String separator, String how) {
    List<int[]> fields = fields(line, separator);
    int start = place(line, fields, said.group(1), said.group(2), how);
    if (said.group(4) == null) {
      return line.substring(start);
    }
    int last = Integer.parseInt(said.group(4));
    int end;
    if (said.group(5) == null || said.group(5).equals("0")) {
      end = last > fields.size() ? line.length() : fields.get(last - 1)[1];
    } else {
      end = Math.min(line.length(), place(line, fields, said.group(4), said.group(5), how) + 1);
    }
    return start >= end ? "" : line.substring(start, end);
  }

  private static int place(
      String line, List<int[]> fields, String field, String character, String how) {
    int number = Integer.parseInt(field);
    if (number > fields.size()) {
      return line.length();
    }
    int[] bounds = fields.get(number - 1);
    int start = bounds[0];
    while (how.contains("b") && start < bounds[1] && " \t".indexOf(line.charAt(start)) >= 0) {
      start++;
    }
    int offset = character == null ? 0 : Integer.parseInt(character) - 1;
    return Math.min(start + Math.max(0, offset), bounds[1]);
  }

  /// Where the fields are; without a separator they begin with the blanks before them.
  private static List<int[]> fields(String line, String separator) {
    var fields = new ArrayList<int[]>();
    int at = 0;
    if (!separator.isEmpty()) {
      while (true) {
        int end = line.indexOf(separator, at);
        fields.add(new int[] {at, end < 0 ? line.length() : end});
        if (end < 0) {
          return fields;
        }
        at = end + separator.length();
      }
    }
    while (at < line.length()) {
      int end = at;
      while (end < line.length() && " \t".indexOf(line.charAt(end)) >= 0) {
        end++;
      }
      while (end < line.length() && " \t".indexOf(line.charAt(end)) < 0) {
        end++;
      }
      fields.add(new int[] {at, end});
      at = end;
    }
    return fields;
  }
}
