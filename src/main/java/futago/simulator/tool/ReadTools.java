package futago.simulator.tool;

import futago.simulator.machine.Bytes;
import futago.simulator.machine.Call;
import futago.simulator.machine.Errno;
import futago.simulator.machine.Options;
import futago.simulator.machine.Tool;
import futago.simulator.machine.TreeFile;
import futago.simulator.machine.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// `cat`, `tee`, `head`, `tail`, `tac`, `wc`.
final class ReadTools {
  private static final int PIECE = 65536;

  private ReadTools() {}

  static Map<String, Tool> all() {
    return Map.of(
        "cat", ReadTools::cat,
        "tee", ReadTools::tee,
        "head", ReadTools::head,
        "tail", ReadTools::tail,
        "tac", ReadTools::tac,
        "wc", ReadTools::wc);
  }

  /// The files to read: standard input if none is named.
  static List<String> files(List<String> words) {
    return words.isEmpty() ? List.of("-") : words;
  }

  private static int cat(Call call) throws IOException {
    Options options = Options.of(call, "nu", "number=n");
    var disk = new Disk(call);
    int status = 0;
    int number = 0;
    for (String path : files(options.words())) {
      try (InputStream in = disk.open(path)) {
        if (options.has('n')) {
          number = numbered(call, in, number);
        } else {
          copy(in, call.out());
        }
      } catch (IOException e) {
        status = disk.fail(path, e);
      }
    }
    return status;
  }

  private static int numbered(Call call, InputStream in, int before) throws IOException {
    int number = before;
    var lines = new Lines(in);
    try (var out = new Output(call.out())) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        out.line("%6d\t%s".formatted(++number, line), lines.complete());
      }
    }
    return number;
  }

  private static void copy(InputStream in, OutputStream... outs) throws IOException {
    var piece = new byte[PIECE];
    for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
      for (OutputStream out : outs) {
        out.write(piece, 0, count);
        out.flush();
      }
    }
  }

  private static int tee(Call call) throws IOException {
    Options options = Options.of(call, "a", "append=a");
    var disk = new Disk(call);
    var outs = new ArrayList<OutputStream>(List.of(call.out()));
    int status = 0;
    for (String path : options.words()) {
      try {
        outs.add(disk.create(path, options.has('a') ? TreeFile.Use.APPEND : TreeFile.Use.WRITE));
      } catch (IOException e) {
        status = disk.fail(path, e);
      }
    }
    copy(call.in(), outs.toArray(OutputStream[]::new));
    for (OutputStream out : outs.subList(1, outs.size())) {
      out.close();
    }
    return status;
  }

  private static int head(Call call) throws IOException {
    Options options = Options.of(withNumber(call), "n:c:q", "lines=n", "bytes=c", "quiet=q");
    return eachWithTitle(
        call,
        options,
        (in, out) -> {
          if (options.has('c')) {
            byte[] bytes = in.readNBytes(amount(options.value('c').orElseThrow()));
            out.print(Bytes.of(bytes));
            return;
          }
          String wanted = options.value('n').orElse("10");
          var lines = new Lines(in);
          if (wanted.startsWith("-")) {
            List<String> all = lines.all();
            int keep = Math.max(0, all.size() - amount(wanted.substring(1)));
            for (String line : all.subList(0, keep)) {
              out.line(line);
            }
            return;
          }
          for (int left = amount(wanted); left > 0; left--) {
            String line = lines.next();
            if (line == null) {
              return;
            }
            out.line(line, lines.complete());
          }
        });
  }

  private static int tail(Call call) throws IOException {
    Options options = Options.of(withNumber(call), "n:c:q", "lines=n", "bytes=c", "quiet=q");
    return eachWithTitle(
        call,
        options,
        (in, out) -> {
          if (options.has('c')) {
            String wanted = options.value('c').orElseThrow();
            String all = Bytes.of(in.readAllBytes());
            out.print(
                wanted.startsWith("+")
                    ? all.substring(Math.min(all.length(), Math.max(0, amount(wanted) - 1)))
                    : all.substring(Math.max(0, all.length() - amount(wanted))));
            return;
          }
          String wanted = options.value('n').orElse("10");
          var lines = new Lines(in);
          List<String> all = lines.all();
          int start =
              wanted.startsWith("+")
                  ? Math.min(all.size(), Math.max(0, amount(wanted) - 1))
                  : Math.max(0, all.size() - amount(wanted));
          for (int i = start; i < all.size(); i++) {
            out.line(all.get(i), i + 1 < all.size() || lines.complete());
          }
        });
  }

  /// `head -5` is `head -n 5`.
  private static List<String> withNumber(Call call) {
    var words = new ArrayList<>(call.arguments());
    if (!words.isEmpty()) {
      words.set(0, words.getFirst().replaceFirst("^-(\\d+)$", "-n$1"));
    }
    return words;
  }

  private static int amount(String said) {
    if (!said.matches("[-+]?\\d{1,9}")) {
      throw new UsageException(1, "invalid number: '" + said + "'");
    }
    return Math.abs(Integer.parseInt(said));
  }

  /// Prints something of an input.
  @FunctionalInterface
  private interface Part {
    void print(InputStream in, Output out) throws IOException;
  }

  private static int eachWithTitle(Call call, Options options, Part part) throws IOException {
    var disk = new Disk(call);
    List<String> paths = files(options.words());
    int status = 0;
    boolean first = true;
    try (var out = new Output(call.out())) {
      for (String path : paths) {
        try (InputStream in = disk.open(path)) {
          if (paths.size() > 1 && !options.has('q')) {
            String name = path.equals("-") ? "standard input" : Bytes.of(path);
            out.line((first ? "" : "\n") + "==> " + name + " <==");
          }
          first = false;
          part.print(in, out);
        } catch (IOException e) {
          out.flush();
          call.fail(1, "cannot open '%s' for reading: %s".formatted(path, Errno.text(e)));
          status = 1;
        }
      }
    }
    return status;
  }

  private static int tac(Call call) throws IOException {
    var disk = new Disk(call);
    try (var out = new Output(call.out())) {
      for (String path : files(Options.of(call, "").words())) {
        try (InputStream in = disk.open(path)) {
          List<String> lines = new ArrayList<>(new Lines(in).all());
          Collections.reverse(lines);
          for (String line : lines) {
            out.line(line);
          }
        }
      }
    }
    return 0;
  }

  private static int wc(Call call) throws IOException {
    Options options = Options.of(call, "lwcm", "lines=l", "words=w", "bytes=c", "chars=m");
    var disk = new Disk(call);
    List<String> paths = files(options.words());
    boolean all = !options.has('l') && !options.has('w') && !options.has('c') && !options.has('m');
    var total = new long[3];
    var counts = new ArrayList<long[]>();
    var names = new ArrayList<String>();
    int status = 0;
    for (String path : paths) {
      try {
        long[] count = count(disk.read(path));
        counts.add(count);
        names.add(options.words().isEmpty() ? "" : path);
        for (int i = 0; i < total.length; i++) {
          total[i] += count[i];
        }
      } catch (IOException e) {
        status = disk.fail(path, e);
      }
    }
    if (paths.size() > 1) {
      counts.add(total);
      names.add("total");
    }
    boolean[] shown = {
      all || options.has('l'), all || options.has('w'), all || options.has('c') || options.has('m')
    };
    int width = width(shown, counts, options.words().isEmpty());
    for (int i = 0; i < counts.size(); i++) {
      var line = new StringBuilder();
      for (int kind = 0; kind < shown.length; kind++) {
        if (shown[kind]) {
          line.append(line.isEmpty() ? "" : " ");
          line.append(("%" + width + "d").formatted(counts.get(i)[kind]));
        }
      }
      call.out().println(line + (names.get(i).isEmpty() ? "" : " " + names.get(i)));
    }
    return status;
  }

  /// As coreutils does it: standard input in columns of seven, files as wide as the largest.
  private static int width(boolean[] shown, List<long[]> counts, boolean standardInput) {
    int columns = (shown[0] ? 1 : 0) + (shown[1] ? 1 : 0) + (shown[2] ? 1 : 0);
    if (columns == 1 && counts.size() == 1) {
      return 1;
    }
    if (standardInput) {
      return 7;
    }
    return counts.stream().mapToInt(each -> Long.toString(each[2]).length()).max().orElse(1);
  }

  private static long[] count(byte[] bytes) {
    long lines = 0;
    long words = 0;
    boolean inWord = false;
    for (byte each : bytes) {
      boolean space = each == ' ' || (each >= 9 && each <= 13);
      lines += each == '\n' ? 1 : 0;
      words += !space && !inWord ? 1 : 0;
      inWord = !space;
    }
    return new long[] {lines, words, bytes.length};
  }
}
