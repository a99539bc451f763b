package futago.simulator.tool;

import futago.simulator.machine.Bytes;
import futago.simulator.machine.Call;
import futago.simulator.machine.Errno;
import futago.simulator.machine.NotModelledException;
import futago.simulator.machine.Options;
import futago.simulator.machine.Tool;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `sha256sum` and its like, `cmp`, `od`.
final class SumTools {
  private static final Pattern SUM = Pattern.compile("([0-9a-f]+) [ *](.*)");
  private static final int OD_LINE = 16;

  private SumTools() {}

  static Map<String, Tool> all() {
    var all = new HashMap<String, Tool>();
    all.put("md5sum", call -> sum(call, "MD5"));
    all.put("sha1sum", call -> sum(call, "SHA-1"));
    all.put("sha256sum", call -> sum(call, "SHA-256"));
    all.put("sha512sum", call -> sum(call, "SHA-512"));
    all.put("cmp", SumTools::cmp);
    all.put("od", SumTools::od);
    all.put("hexdump", SumTools::hexdump);
    return all;
  }

  private static int sum(Call call, String algorithm) throws IOException {
    Options options =
        Options.of(call, "bctqsw", "check=c", "status=s", "quiet=q", "binary=b", "text=t");
    var disk = new Disk(call);
    int status = 0;
    for (String path : ReadTools.files(options.words())) {
      try {
        if (options.has('c')) {
          status |= check(call, disk, options, path, algorithm);
        } else {
          call.out().println(digest(disk.read(path), algorithm) + "  " + path);
        }
      } catch (IOException e) {
        status = disk.fail(path, e);
      }
    }
    return status;
  }

  private static int check(Call call, Disk disk, Options options, String path, String algorithm)
      throws IOException {
    int bad = 0;
    int unreadable = 0;
    for (String line : new Lines(disk.open(path)).all()) {
      Matcher matcher = SUM.matcher(Bytes.toText(line));
      if (!matcher.matches()) {
        continue;
      }
      String said;
      try {
        boolean right = digest(disk.read(matcher.group(2)), algorithm).equals(matcher.group(1));
        bad += right ? 0 : 1;
        said = right ? "OK" : "FAILED";
      } catch (IOException e) {
        disk.fail(matcher.group(2), e);
        unreadable++;
        said = "FAILED open or read";
      }
      boolean quiet = options.has('s') || (options.has('q') && said.equals("OK"));
      if (!quiet) {
        call.out().println(matcher.group(2) + ": " + said);
      }
    }
    if (!options.has('s') && bad > 0) {
      call.fail(
          1, "WARNING: %d computed checksum%s did NOT match".formatted(bad, bad == 1 ? "" : "s"));
    }
    return bad + unreadable > 0 ? 1 : 0;
  }

  private static String digest(byte[] bytes, String algorithm) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int cmp(Call call) {
    Options options = Options.of(call, "s", "silent=s", "quiet=s");
    List<String> words = options.words(1);
    var disk = new Disk(call);
    String second = words.size() > 1 ? words.get(1) : "-";
    Optional<byte[]> one = read(call, disk, options, words.getFirst());
    Optional<byte[]> other = one.flatMap(_ -> read(call, disk, options, second));
    if (other.isEmpty()) {
      return 2;
    }
    byte[] left = one.orElseThrow();
    byte[] right = other.orElseThrow();
    int at = Arrays.mismatch(left, right);
    if (at < 0) {
      return 0;
    }
    if (!options.has('s')) {
      boolean ended = at == Math.min(left.length, right.length);
      int line = 1;
      for (int i = 0; i < at; i++) {
        line += left[i] == '\n' ? 1 : 0;
      }
      if (ended) {
        String shorter = left.length < right.length ? words.getFirst() : second;
        call.fail(
            1,
            at == 0
                ? "EOF on '" + shorter + "' which is empty"
                : "EOF on '"
                    + shorter
                    + "' after byte "
                    + at
                    + ", line "
                    + (line - (left[at - 1] == '\n' ? 1 : 0)));
      } else {
        call.out()
            .println(
                "%s %s differ: char %d, line %d".formatted(words.getFirst(), second, at + 1, line));
      }
    }
    return 1;
  }

  private static Optional<byte[]> read(Call call, Disk disk, Options options, String path) {
    try {
      return Optional.of(disk.read(path));
    } catch (IOException e) {
      if (!options.has('s')) {
        call.fail(2, path + ": " + Errno.text(e));
      }
      return Optional.empty();
    }
  }

  private static int od(Call call) throws IOException {
    Options options = Options.of(call, "A:t:vcN:j:");
    String form = options.has('c') ? "c" : options.value('t').orElse("");
    boolean withoutAddress = options.value('A').orElse("").equals("n");
    if (!form.matches("c|x1|u1|o1") || (!withoutAddress && options.has('A')) || options.has('j')) {
      throw new NotModelledException();
    }
    byte[] bytes = new Disk(call).read(ReadTools.files(options.words()).getFirst());
    int length = Math.min(bytes.length, options.number('N', Integer.MAX_VALUE));
    for (int at = 0; at < length; at += OD_LINE) {
      var line = new StringBuilder(withoutAddress ? "" : "%07o".formatted(at));
      for (int i = at; i < Math.min(length, at + OD_LINE); i++) {
        line.append(cell(bytes[i] & 0xff, form));
      }
      call.out().println(line);
    }
    if (!withoutAddress) {
      call.out().println("%07o".formatted(length));
    }
    return 0;
  }

  private static String cell(int value, String form) {
    return switch (form) {
      case "x1" -> " %02x".formatted(value);
      case "u1" -> " %3d".formatted(value);
      case "o1" -> " %03o".formatted(value);
      default -> {
        int escape = "\0\007\b\t\n\013\f\r".indexOf(value);
        yield escape >= 0
            ? "  \\" + "0abtnvfr".charAt(escape)
            : value >= ' ' && value < 0x7f ? "   " + (char) value : " %03o".formatted(value);
      }
    };
  }

  private static int hexdump(Call call) throws IOException {
    Options options = Options.of(call, "Cvn:");
    if (!options.has('C')) {
      throw new NotModelledException();
    }
    byte[] bytes = new Disk(call).read(ReadTools.files(options.words()).getFirst());
    int length = Math.min(bytes.length, options.number('n', Integer.MAX_VALUE));
    for (int at = 0; at < length; at += OD_LINE) {
      var hex = new StringBuilder();
      var text = new StringBuilder();
      for (int i = at; i < at + OD_LINE; i++) {
        hex.append(i == at + OD_LINE / 2 ? " " : "");
        hex.append(i < length ? "%02x ".formatted(bytes[i] & 0xff) : "   ");
        if (i < length) {
          text.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
        }
      }
      call.out().println("%08x  %s |%s|".formatted(at, hex, text));
    }
    if (length > 0) {
      call.out().println("%08x".formatted(length));
    }
    return 0;
  }
}
