package futago.remote.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The aliases of `~/.ssh/config`: HostName, User, Port, IdentityFile, IdentitiesOnly and ProxyJump
/// of `Host` blocks, by the rules of ssh_config(5): for each setting the first value found counts,
/// identity files add up. Everything else is passed over, `Match` blocks as a whole (except `Match
/// all`). MINA's reader is not used here: it gives up on any `Match` and on `Port = 22`, and knows
/// no home directory but the real one.
final class SshConfig {
  private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z0-9]+)(?:\\s*=\\s*|\\s+)(.*)");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  private final List<Line> lines;

  /// A setting and the patterns of the block that it stands in.
  private record Line(List<String> patterns, String key, List<String> words) {
    boolean isFor(String alias) {
      boolean matched = false;
      for (String pattern : patterns) {
        if (pattern.startsWith("!")) {
          if (glob(pattern.substring(1), alias)) {
            return false;
          }
        } else {
          matched |= glob(pattern, alias);
        }
      }
      return matched;
    }
  }

  private SshConfig(List<Line> lines) {
    this.lines = List.copyOf(lines);
  }

  /// Reads the file; a missing one says nothing about any host.
  static SshConfig read(Path file) throws IOException {
    try {
      return parse(Files.readAllLines(file));
    } catch (NoSuchFileException e) {
      return new SshConfig(List.of());
    }
  }

  static SshConfig parse(List<String> text) {
    List<Line> lines = new ArrayList<>();
    List<String> patterns = List.of("*");
    for (String raw : text) {
      Matcher matcher = LINE.matcher(raw);
      if (raw.strip().startsWith("#") || !matcher.matches()) {
        continue;
      }
      String key = matcher.group(1).toLowerCase(Locale.ROOT);
      List<String> words = wordsOf(matcher.group(2));
      switch (key) {
        case "host" -> patterns = words;
        case "match" -> patterns = words.equals(List.of("all")) ? List.of("*") : List.of();
        default -> lines.add(new Line(patterns, key, words));
      }
    }
    return new SshConfig(lines);
  }

  Optional<String> hostName(String alias) {
    return first(alias, "hostname")
        .map(name -> name.replace("%h", alias).replace("%%", "%"))
        .filter(name -> !name.isEmpty());
  }

  Optional<Integer> port(String alias) {
    return first(alias, "port").filter(port -> port.matches("[0-9]{1,5}")).map(Integer::valueOf);
  }

  Optional<String> user(String alias) {
    return first(alias, "user");
  }

  /// The jump hosts in the order in which they are passed through, separated by commas; `none`
  /// counts as not set.
  Optional<String> proxyJump(String alias) {
    return first(alias, "proxyjump").filter(jump -> !jump.equalsIgnoreCase("none"));
  }

  /// As written, with `~` and `%` still in them.
  List<String> identityFiles(String alias) {
    return lines.stream()
        .filter(line -> line.key().equals("identityfile") && line.isFor(alias))
        .flatMap(line -> line.words().stream().limit(1))
        .filter(file -> !file.equalsIgnoreCase("none"))
        .distinct()
        .toList();
  }

  boolean identitiesOnly(String alias) {
    return first(alias, "identitiesonly")
        .filter(value -> value.equalsIgnoreCase("yes"))
        .isPresent();
  }

  private Optional<String> first(String alias, String key) {
    return lines.stream()
        .filter(line -> line.key().equals(key) && !line.words().isEmpty() && line.isFor(alias))
        .map(line -> line.words().getFirst())
        .findFirst();
  }

  private static List<String> wordsOf(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      String word = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
      if (matcher.group(1) == null && word.startsWith("#")) {
        break;
      }
      words.add(word);
    }
    return words;
  }

  private static boolean glob(String pattern, String text) {
    String regex =
        pattern
            .chars()
            .mapToObj(
                c ->
                    switch (c) {
                      case '*' -> ".*";
                      case '?' -> ".";
                      default -> Pattern.quote(String.valueOf((char) c));
                    })
            .collect(Collectors.joining());
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(text).matches();
  }
}
