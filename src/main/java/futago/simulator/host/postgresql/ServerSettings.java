package futago.simulator.host.postgresql;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The settings of a server, from the text of its `postgresql.conf`.
final class ServerSettings {
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*([A-Za-z_][\\w.]*)(?:\\s*=\\s*|\\s+)('(?:[^']|'')*'|[^\\s#']+)\\s*(?:#.*)?");

  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("listen_addresses", "localhost"),
          Map.entry("port", "5432"),
          Map.entry("max_connections", "100"),
          Map.entry("log_destination", "stderr"),
          Map.entry("logging_collector", "off"),
          Map.entry("syslog_facility", "local0"),
          Map.entry("log_line_prefix", ""),
          Map.entry("shared_buffers", "128MB"),
          Map.entry("data_directory", ""),
          Map.entry("synchronous_commit", "on"),
          Map.entry("fsync", "on"));

  private final Map<String, String> values = new LinkedHashMap<>(DEFAULTS);
  private int wrongLine;

  static ServerSettings read(String text) {
    var settings = new ServerSettings();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank() || line.strip().startsWith("#")) {
        continue;
      }
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        settings.set(matcher.group(1), matcher.group(2));
      } else if (settings.wrongLine == 0) {
        settings.wrongLine = number;
      }
    }
    return settings;
  }

  void set(String name, String value) {
    String plain =
        value.startsWith("'") ? value.substring(1, value.length() - 1).replace("''", "'") : value;
    values.put(name, plain);
  }

  /// The number of the first line that is none of a setting.
  Optional<Integer> wrongLine() {
    return wrongLine == 0 ? Optional.empty() : Optional.of(wrongLine);
  }

  /// A setting; empty if there is none of that name.
  String get(String name) {
    return values.getOrDefault(name, "");
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  int port() {
    return get("port").matches("\\d{1,5}") ? Integer.parseInt(get("port")) : 0;
  }
}
