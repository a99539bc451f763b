package futago.lab;

import futago.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads apt's package sources, both in the one-line style and in deb822 style; see
/// `sources.list(5)`.
final class AptSources {
  private static final Pattern ONE_LINE =
      Pattern.compile("deb\\s+(?:\\[([^]]*)]\\s+)?(\\S+)\\s+(.+)");

  private static final Pattern BLANK_LINES = Pattern.compile("\\n\\s*\\n");

  private AptSources() {}

  /// All enabled binary sources under `/etc/apt`, in apt's order; none where there is no apt.
  ///
  /// @param etcApt the directory, `/etc/apt`
  /// @throws LabException if a file cannot be read
  static List<AptEntry> under(Path etcApt) throws LabException {
    var entries = new ArrayList<AptEntry>();
    Path parts = etcApt.resolve("sources.list.d");
    try (var inParts = Files.isDirectory(parts) ? Files.list(parts) : Stream.<Path>empty()) {
      for (Path file :
          Stream.concat(Stream.of(etcApt.resolve("sources.list")), inParts.sorted()).toList()) {
        if (!Files.exists(file)) {
          continue;
        }
        String name = file.getFileName().toString();
        if (name.endsWith(".list")) {
          entries.addAll(parseOneLine(Files.readString(file)));
        } else if (name.endsWith(".sources")) {
          entries.addAll(parseDeb822(Files.readString(file)));
        }
      }
    } catch (IOException e) {
      throw new LabException(
          Message.of("lab.aptUnreadable", String.valueOf(e.getMessage())),
          Message.of("lab.aptUnreadable.cure"),
          e);
    }
    return entries;
  }

  /// Sources like `deb [signed-by=…] http://… bookworm main`.
  static List<AptEntry> parseOneLine(String text) {
    var entries = new ArrayList<AptEntry>();
    text.lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .forEach(
            line -> {
              var matcher = ONE_LINE.matcher(line);
              if (matcher.matches()) {
                List<String> words = words(matcher.group(3));
                entries.add(
                    entry(
                        matcher.group(2),
                        words.getFirst(),
                        words.subList(1, words.size()),
                        signedBy(matcher.group(1))));
              }
            });
    return entries;
  }

  /// Sources as stanzas of `Field: value` lines.
  static List<AptEntry> parseDeb822(String text) {
    var entries = new ArrayList<AptEntry>();
    for (String stanza : BLANK_LINES.splitAsStream(text).toList()) {
      Map<String, String> fields = fields(stanza);
      boolean enabled = !fields.getOrDefault("enabled", "yes").equalsIgnoreCase("no");
      if (!enabled || !words(fields.getOrDefault("types", "")).contains("deb")) {
        continue;
      }
      for (String uri : words(fields.getOrDefault("uris", ""))) {
        for (String suite : words(fields.getOrDefault("suites", ""))) {
          entries.add(
              entry(
                  uri,
                  suite,
                  words(fields.getOrDefault("components", "")),
                  Optional.ofNullable(fields.get("signed-by"))));
        }
      }
    }
    return entries;
  }

  private static Map<String, String> fields(String stanza) {
    var fields = new HashMap<String, String>();
    String current = "";
    for (String line : stanza.lines().toList()) {
      if (line.startsWith("#")) {
        continue;
      }
      if (line.startsWith(" ") || line.startsWith("\t")) {
        fields.merge(current, line.strip(), (before, more) -> before + " " + more);
        continue;
      }
      int colon = line.indexOf(':');
      if (colon > 0) {
        current = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        fields.put(current, line.substring(colon + 1).strip());
      }
    }
    return fields;
  }

  private static Optional<String> signedBy(String options) {
    return words(options == null ? "" : options).stream()
        .filter(option -> option.startsWith("signed-by="))
        .map(option -> option.substring("signed-by=".length()))
        .findFirst();
  }

  private static AptEntry entry(
      String uri, String suite, List<String> components, Optional<String> signedBy) {
    return new AptEntry(uri.replaceFirst("/+$", ""), suite, components, signedBy);
  }

  private static List<String> words(String text) {
    return Stream.of(text.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }
}
