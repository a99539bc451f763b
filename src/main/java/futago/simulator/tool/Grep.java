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
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `grep`, `egrep`, `fgrep`.
final class Grep {
  private final Call call;
  private final Options options;
  private final Disk disk;
  private final List<Pattern> patterns;
  private final boolean withNames;
  private boolean found;

  private Grep(Call call) throws IOException {
    this.call = call;
    this.options =
        Options.of(
            call,
            "EFGe:f:ivnclLqsowxhHm:ar",
            "extended-regexp=E",
            "fixed-strings=F",
            "basic-regexp=G",
            "regexp=e",
            "file=f",
            "ignore-case=i",
            "invert-match=v",
            "line-number=n",
            "count=c",
            "files-with-matches=l",
            "files-without-match=L",
            "quiet=q",
            "silent=q",
            "no-messages=s",
            "only-matching=o",
            "word-regexp=w",
            "line-regexp=x",
            "no-filename=h",
            "with-filename=H",
            "max-count=m");
    if (options.has('r')) {
      throw new NotModelledException();
    }
    this.disk = new Disk(call);
    List<String> expressions = expressions();
    Posix.Dialect dialect =
        call.name().equals("egrep") || options.has('E')
            ? Posix.Dialect.EXTENDED
            : Posix.Dialect.BASIC;
    boolean fixed = call.name().equals("fgrep") || options.has('F');
    var compiled = new ArrayList<Pattern>();
    for (String expression : expressions) {
      compiled.add(pattern(expression, dialect, fixed));
    }
    this.patterns = compiled;
    this.withNames = options.has('H') || (files().size() > 1 && !options.has('h'));
  }

  static Tool tool() {
    return call -> {
      try {
        return new Grep(call).run();
      } catch (IllegalArgumentException e) {
        return call.fail(2, e.getMessage());
      }
    };
  }

  private boolean patternIsWord() {
    return !options.has('e') && !options.has('f');
  }

  private List<String> files() {
    List<String> words = options.words();
    List<String> files = patternIsWord() ? words.subList(1, words.size()) : words;
    return files.isEmpty() ? List.of("-") : files;
  }

  private List<String> expressions() throws IOException {
    if (patternIsWord() && options.words().isEmpty()) {
      throw new UsageException(2, "no pattern");
    }
    var expressions = new ArrayList<String>();
    Stream<String> said =
        patternIsWord() ? Stream.of(options.words().getFirst()) : options.values('e').stream();
    said.flatMap(each -> Stream.of(each.split("\n", -1))).map(Bytes::of).forEach(expressions::add);
    for (String path : options.values('f')) {
      try (InputStream in = disk.open(path)) {
        expressions.addAll(new Lines(in).all());
      }
    }
    return expressions;
  }

  private Pattern pattern(String expression, Posix.Dialect dialect, boolean fixed) {
    String regex =
        fixed
            ? Pattern.quote(expression)
            : Posix.compile(expression, dialect, options.has('i')).pattern();
    if (options.has('x')) {
      regex = "^(?:" + regex + ")\\z";
    } else if (options.has('w')) {
      regex = "(?<![A-Za-z0-9_])(?:" + regex + ")(?![A-Za-z0-9_])";
    }
    return Pattern.compile(
        regex, Pattern.DOTALL | (options.has('i') ? Pattern.CASE_INSENSITIVE : 0));
  }

  private int run() throws IOException {
    int status = 0;
    try (var out = new Output(call.out())) {
      for (String path : files()) {
        try (InputStream in = disk.open(path)) {
          file(path, in, out);
        } catch (IOException e) {
          out.flush();
          if (!options.has('s')) {
            disk.fail(path, e);
          }
          status = 2;
        }
        if (found && options.has('q')) {
          return 0;
        }
      }
    }
    return status != 0 ? status : found ? 0 : 1;
  }

  private void file(String path, InputStream in, Output out) throws IOException {
    String name = path.equals("-") ? "(standard input)" : Bytes.of(path);
    var lines = new Lines(in);
    int most = options.number('m', Integer.MAX_VALUE);
    boolean silent = options.has('q') || options.has('l') || options.has('L') || options.has('c');
    int number = 0;
    int count = 0;
    for (String line = lines.next(); line != null && count < most; line = lines.next()) {
      number++;
      if (matches(line) == options.has('v')) {
        continue;
      }
      count++;
      if (options.has('q') || options.has('l') || options.has('L')) {
        break;
      }
      if (!silent) {
        String prefix = (withNames ? name + ":" : "") + (options.has('n') ? number + ":" : "");
        if (options.has('o')) {
          pieces(line, prefix, out);
        } else {
          out.line(prefix + line);
        }
      }
    }
    found |= options.has('L') ? count == 0 : count > 0;
    if (options.has('q')) {
      return;
    }
    if ((options.has('l') && count > 0) || (options.has('L') && count == 0)) {
      out.line(name);
    } else if (options.has('c')) {
      out.line((withNames ? name + ":" : "") + count);
    }
  }

  private boolean matches(String line) {
    for (Pattern pattern : patterns) {
      if (pattern.matcher(line).find()) {
        return true;
      }
    }
    return false;
  }

  private void pieces(String line, String prefix, Output out) throws IOException {
    if (options.has('v')) {
      return;
    }
    int at = 0;
    while (at <= line.length()) {
      MatchResult best = null;
      for (Pattern pattern : patterns) {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.find(at)) {
          continue;
        }
        MatchResult longest = Finder.at(pattern, line, matcher.start()).orElseThrow();
        boolean better =
            best == null
                || longest.start() < best.start()
                || (longest.start() == best.start() && longest.end() > best.end());
        best = better ? longest : best;
      }
      if (best == null) {
        return;
      }
      if (best.end() > best.start()) {
        out.line(prefix + best.group());
      }
      at = Math.max(best.end(), best.start() + 1);
    }
  }
}
