package futago.simulator.tool;

import futago.simulator.machine.Bytes;
import futago.simulator.machine.Call;
import futago.simulator.machine.NotModelledException;
import futago.simulator.machine.Options;
import futago.simulator.machine.Tool;
import futago.simulator.machine.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// `cut`, `uniq`, `tr`, `comm`, `seq`, `paste`.
final class TextTools {
  private TextTools() {}

  static Map<String, Tool> all() {
    return Map.of(
        "cut", TextTools::cut,
        "uniq", TextTools::uniq,
        "tr", TextTools::tr,
        "comm", TextTools::comm,
        "paste", TextTools::paste,
        "seq", TextTools::seq);
  }

  private static int cut(Call call) throws IOException {
    Options options =
        Options.of(
            call,
            "d:f:c:b:s",
            "delimiter=d",
            "fields=f",
            "characters=c",
            "bytes=b",
            "only-delimited=s");
    String list =
        options
            .value('f')
            .or(() -> options.value('c'))
            .or(() -> options.value('b'))
            .orElseThrow(
                () ->
                    new UsageException(
                        1, "you must specify a list of bytes, characters, or fields"));
    var ranges = new Ranges(list);
    String delimiter = Bytes.of(options.value('d').orElse("\t"));
    var disk = new Disk(call);
    int status = 0;
    try (var out = new Output(call.out())) {
      for (String path : ReadTools.files(options.words())) {
        try (InputStream in = disk.open(path)) {
          var lines = new Lines(in);
          for (String line = lines.next(); line != null; line = lines.next()) {
            if (!options.has('f')) {
              out.line(characters(line, ranges));
            } else if (!line.contains(delimiter)) {
              if (!options.has('s')) {
                out.line(line);
              }
            } else {
              out.line(fields(line, delimiter, ranges));
            }
          }
        } catch (IOException e) {
          status = disk.fail(path, e);
        }
      }
    }
    return status;
  }

  /// What `cut` takes out: `1,3-5,7-`.
  private record Ranges(String said) {
    Ranges {
      if (!said.matches("(\\d+|\\d+-\\d*|-\\d+)(,(\\d+|\\d+-\\d*|-\\d+))*")) {
        throw new UsageException(1, "invalid field range");
      }
    }

    boolean contains(int number) {
      for (String range : said.split(",", -1)) {
        int dash = range.indexOf('-');
        int from = dash == 0 ? 1 : Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
        String end = dash < 0 ? range : range.substring(dash + 1);
        int to = end.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(end);
        if (number >= from && number <= to) {
          return true;
        }
      }
      return false;
    }
  }

  private static String characters(String line, Ranges ranges) {
    var text = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      if (ranges.contains(i + 1)) {
        text.append(line.charAt(i));
      }
    }
    return text.toString();
  }

  private static String fields(String line, String delimiter, Ranges ranges) {
    List<String> fields = split(line, delimiter);
    var chosen = new ArrayList<String>();
    for (int i = 0; i < fields.size(); i++) {
      if (ranges.contains(i + 1)) {
        chosen.add(fields.get(i));
      }
    }
    return String.join(delimiter, chosen);
  }

  private static List<String> split(String line, String delimiter) {
    return List.of(line.split(Pattern.quote(delimiter), -1));
  }

  private static int uniq(Call call) throws IOException {
    Options options =
        Options.of(call, "cdui", "count=c", "repeated=d", "unique=u", "ignore-case=i");
    var disk = new Disk(call);
    List<String> words = options.words();
    if (words.size() > 1) {
      throw new NotModelledException();
    }
    try (InputStream in = disk.open(words.isEmpty() ? "-" : words.getFirst());
        var out = new Output(call.out())) {
      var lines = new Lines(in);
      String current = lines.next();
      while (current != null) {
        int count = 1;
        String next = lines.next();
        while (next != null
            && (options.has('i') ? next.equalsIgnoreCase(current) : next.equals(current))) {
          count++;
          next = lines.next();
        }
        boolean wanted =
            (!options.has('d') && !options.has('u'))
                || (options.has('d') && count > 1)
                || (options.has('u') && count == 1);
        if (wanted) {
          out.line((options.has('c') ? "%7d ".formatted(count) : "") + current);
        }
        current = next;
      }
    }
    return 0;
  }

  private static int tr(Call call) throws IOException {
    Options options =
        Options.upToFirstWord(
            call, "cCdst", "complement=c", "delete=d", "squeeze-repeats=s", "truncate-set1=t");
    List<String> words = options.words(1);
    String from = CharacterSet.read(words.getFirst());
    if (options.has('c') || options.has('C')) {
      from = CharacterSet.complement(from);
    }
    String to = words.size() > 1 ? CharacterSet.read(words.get(1)) : "";
    boolean deletes = options.has('d');
    boolean squeezes = options.has('s');
    if (words.size() < 2 && !deletes && !squeezes) {
      throw new UsageException(1, "missing operand after '" + words.getFirst() + "'");
    }
    String squeezed = words.size() > 1 ? to : from;
    var in = call.in();
    try (var out = new Output(call.out())) {
      var piece = new byte[65536];
      int last = -1;
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
          char c = (char) (piece[i] & 0xff);
          int index = from.indexOf(c);
          if (index >= 0 && deletes) {
            continue;
          }
          if (index >= 0 && !to.isEmpty()) {
            c = to.charAt(Math.min(index, to.length() - 1));
          }
          if (squeezes && c == last && squeezed.indexOf(c) >= 0) {
            continue;
          }
          last = c;
          text.append(c);
        }
        out.print(text.toString());
      }
    }
    return 0;
  }

  private static int comm(Call call) throws IOException {
    Options options = Options.of(call, "123");
    List<String> words = options.words(2);
    var disk = new Disk(call);
    try (InputStream one = disk.open(words.get(0));
        InputStream other = disk.open(words.get(1));
        var out = new Output(call.out())) {
      var first = new Lines(one);
      var second = new Lines(other);
      String left = first.next();
      String right = second.next();
      while (left != null || right != null) {
        int order = left == null ? 1 : right == null ? -1 : left.compareTo(right);
        int column = order < 0 ? 1 : order > 0 ? 2 : 3;
        if (!options.has((char) ('0' + column))) {
          int tabs = 0;
          for (int before = 1; before < column; before++) {
            tabs += options.has((char) ('0' + before)) ? 0 : 1;
          }
          out.line("\t".repeat(tabs) + (order > 0 ? right : left));
        }
        left = order <= 0 ? first.next() : left;
        right = order >= 0 ? second.next() : right;
      }
    }
    return 0;
  }

  private static int paste(Call call) throws IOException {
    Options options = Options.of(call, "sd:", "serial=s", "delimiters=d");
    String delimiter = Bytes.of(options.value('d').orElse("\t"));
    if (delimiter.length() != 1) {
      throw new NotModelledException();
    }
    var disk = new Disk(call);
    var columns = new ArrayList<List<String>>();
    for (String path : ReadTools.files(options.words())) {
      try (InputStream in = disk.open(path)) {
        columns.add(new Lines(in).all());
      }
    }
    try (var out = new Output(call.out())) {
      if (options.has('s')) {
        for (List<String> column : columns) {
          out.line(String.join(delimiter, column));
        }
        return 0;
      }
      int rows = columns.stream().mapToInt(List::size).max().orElse(0);
      for (int row = 0; row < rows; row++) {
        int number = row;
        out.line(
            String.join(
                delimiter,
                columns.stream()
                    .map(column -> number < column.size() ? column.get(number) : "")
                    .toList()));
      }
    }
    return 0;
  }

  private static int seq(Call call) throws IOException {
    Options options = Options.upToFirstWord(call, "ws:", "equal-width=w", "separator=s");
    List<Long> numbers = new ArrayList<>();
    for (String word : options.words(1)) {
      if (!word.matches("-?\\d+")) {
        throw new NotModelledException();
      }
      numbers.add(Long.valueOf(word));
    }
    long first = numbers.size() > 1 ? numbers.getFirst() : 1;
    long step = numbers.size() > 2 ? numbers.get(1) : 1;
    long last = numbers.getLast();
    int width = Math.max(Long.toString(first).length(), Long.toString(last).length());
    var said = new ArrayList<String>();
    for (long i = first; step > 0 ? i <= last : i >= last; i += step) {
      said.add(options.has('w') ? ("%0" + width + "d").formatted(i) : Long.toString(i));
    }
    if (!said.isEmpty()) {
      call.out().println(String.join(options.value('s').orElse("\n"), said));
    }
    return 0;
  }
}
