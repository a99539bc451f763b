package futago.simulator.drbd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a resource file, `drbd.d/*.res`, as far as this project's two-node resources go
/// (drbd.conf(5)). Sections that change nothing here (`net`, `handlers`, …) are read over.
final class ResourceFile {
  private static final Set<String> HOST_KEYWORDS =
      Set.of("device", "disk", "address", "meta-disk", "flexible-meta-disk");

  private final String file;
  private final List<Token> tokens;
  private int at;

  private record Token(String text, int line) {}

  private ResourceFile(String file, String text) {
    this.file = file;
    this.tokens = tokens(text);
  }

  /// The resources in a file.
  ///
  /// @param file its path, for messages
  static List<ResourceConfig> parse(String file, String text) throws DrbdConfigException {
    return new ResourceFile(file, text).resources();
  }

  private static List<Token> tokens(String text) {
    var tokens = new ArrayList<Token>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].replaceAll("#.*", "").replaceAll("([{};])", " $1 ");
      for (String word : line.strip().split("\\s+", -1)) {
        if (!word.isEmpty()) {
          tokens.add(new Token(word.replaceAll("^\"|\"$", ""), i + 1));
        }
      }
    }
    return tokens;
  }

  private List<ResourceConfig> resources() throws DrbdConfigException {
    var resources = new ArrayList<ResourceConfig>();
    while (at < tokens.size()) {
      switch (next("'global | common | resource | skip | include'").text()) {
        case "resource" -> resources.add(resource());
        case "global", "common", "skip" -> skipSection();
        case "include" -> {
          next("a file");
          expect(";");
        }
        default -> throw unexpected("'global | common | resource | skip | include'", last());
      }
    }
    return resources;
  }

  private ResourceConfig resource() throws DrbdConfigException {
    String name = next("a resource name").text();
    Map<String, String> disk = new HashMap<>();
    Optional<String> commonDevice = Optional.empty();
    Optional<String> commonDisk = Optional.empty();
    var hosts = new ArrayList<ResourceConfig.Host>();
    expect("{");
    for (Token word = next("'}'"); !word.text().equals("}"); word = next("'}'")) {
      switch (word.text()) {
        case "protocol", "meta-disk" -> value();
        case "device" -> commonDevice = Optional.of(value());
        case "disk" -> {
          if (peek().equals("{")) {
            options(disk);
          } else {
            commonDisk = Optional.of(value());
          }
        }
        case "on" -> hosts.add(host(commonDevice, commonDisk));
        case "net", "syncer", "startup", "handlers", "options", "proxy" -> skipSection();
        default ->
            throw unexpected(
                "'protocol | on | disk | net | syncer | startup | handlers | ignore-on |"
                    + " stacked-on-top-of'",
                word);
      }
    }
    return new ResourceConfig(name, disk, hosts);
  }

  private ResourceConfig.Host host(Optional<String> commonDevice, Optional<String> commonDisk)
      throws DrbdConfigException {
    Token name = next("a host name");
    var values = new HashMap<String, String>();
    commonDevice.ifPresent(device -> values.put("device", device));
    commonDisk.ifPresent(disk -> values.put("disk", disk));
    expect("{");
    for (Token word = next("'}'"); !word.text().equals("}"); word = next("'}'")) {
      if (!HOST_KEYWORDS.contains(word.text())) {
        throw unexpected("'disk | device | address | meta-disk | flexible-meta-disk'", word);
      }
      values.put(word.text(), value());
    }
    for (String needed : List.of("device", "disk", "address")) {
      if (!values.containsKey(needed)) {
        throw new DrbdConfigException(
            file
                + ":"
                + name.line()
                + ": in resource, on "
                + name.text()
                + " { ... }: '"
                + needed
                + "' keyword missing.");
      }
    }
    return new ResourceConfig.Host(
        name.text(),
        minor(values.get("device"), name),
        values.get("disk"),
        addressPart(values.get("address"), 1, name),
        Integer.parseInt(addressPart(values.get("address"), 2, name)));
  }

  private int minor(String device, Token at) throws DrbdConfigException {
    String digits = device.replaceFirst(".*minor |/dev/drbd", "");
    if (!digits.matches("\\d{1,6}")) {
      throw new DrbdConfigException(
          file
              + ":"
              + at.line()
              + ": Parse error: '/dev/drbd<minor>' expected,\n\tbut got '"
              + device
              + "'");
    }
    return Integer.parseInt(digits);
  }

  private String addressPart(String address, int group, Token at) throws DrbdConfigException {
    var matcher =
        java.util.regex.Pattern.compile("(?:ipv4 )?(\\d+(?:\\.\\d+){3}):(\\d{1,5})")
            .matcher(address);
    if (!matcher.matches()) {
      throw new DrbdConfigException(
          file
              + ":"
              + at.line()
              + ": Parse error: 'IP-address:port' expected,\n\tbut got '"
              + address
              + "'");
    }
    return matcher.group(group);
  }

  private void options(Map<String, String> into) throws DrbdConfigException {
    expect("{");
    for (Token word = next("'}'"); !word.text().equals("}"); word = next("'}'")) {
      into.put(word.text(), value());
    }
  }

  private void skipSection() throws DrbdConfigException {
    while (!next("'{'").text().equals("{")) {
      // a name before the brace
    }
    for (int depth = 1; depth > 0; ) {
      String word = next("'}'").text();
      depth += word.equals("{") ? 1 : word.equals("}") ? -1 : 0;
    }
  }

  /// The words up to the semicolon.
  private String value() throws DrbdConfigException {
    var words = new ArrayList<String>();
    for (Token word = next("';'"); !word.text().equals(";"); word = next("';'")) {
      if (word.text().matches("[{}]") || HOST_KEYWORDS.contains(word.text())) {
        throw unexpected("';'", word);
      }
      words.add(word.text());
    }
    return String.join(" ", words);
  }

  private String peek() {
    return at < tokens.size() ? tokens.get(at).text() : "";
  }

  private Token last() {
    return tokens.get(at - 1);
  }

  private Token next(String expected) throws DrbdConfigException {
    if (at == tokens.size()) {
      throw unexpected(expected, new Token("end of file", tokens.isEmpty() ? 1 : last().line()));
    }
    return tokens.get(at++);
  }

  private void expect(String word) throws DrbdConfigException {
    Token token = next("'" + word + "'");
    if (!token.text().equals(word)) {
      throw unexpected("'" + word + "'", token);
    }
  }

  private DrbdConfigException unexpected(String expected, Token got) {
    return new DrbdConfigException(
        file
            + ":"
            + got.line()
            + ": Parse error: "
            + expected
            + " expected,\n\tbut got '"
            + got.text()
            + "'");
  }
}
