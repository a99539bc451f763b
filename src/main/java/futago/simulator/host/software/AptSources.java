package futago.simulator.host.software;

import futago.simulator.machine.FileTree;
import futago.simulator.machine.Machine;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where apt fetches packages from: `/etc/apt/sources.list` and `sources.list.d`.
final class AptSources {
  private static final String LISTS = "/var/lib/apt/lists/";

  private final Machine machine;

  AptSources(Machine machine) {
    this.machine = machine;
  }

  /// An archive and one of its suites.
  ///
  /// @param address of the archive, without a slash at its end
  /// @param suite such as `bookworm`
  record Archive(String address, String suite) {
    /// The name of the list that is kept of it.
    String list() {
      return address.replaceFirst("^https?://", "").replace('/', '_')
          + "_dists_"
          + suite
          + "_InRelease";
    }

    /// Which packages of the catalogue it has.
    String source() {
      return address.contains("postgresql") ? "pgdg" : "main";
    }
  }

  /// All archives that are configured, in order.
  List<Archive> archives() {
    FileTree files = machine.files();
    List<Archive> all = new ArrayList<>(oneLine(files.text("/etc/apt/sources.list").orElse("")));
    try {
      for (String name : files.list("/etc/apt/sources.list.d")) {
        String text = files.text("/etc/apt/sources.list.d/" + name).orElse("");
        all.addAll(
            name.endsWith(".sources")
                ? stanzas(text)
                : name.endsWith(".list") ? oneLine(text) : List.of());
      }
    } catch (FileSystemException e) {
      throw new IllegalStateException(e);
    }
    return all;
  }

  private static List<Archive> oneLine(String text) {
    return text.lines()
        .filter(line -> line.startsWith("deb "))
        .map(line -> line.replaceFirst("\\[[^]]*]\\s*", "").split("\\s+"))
        .filter(words -> words.length > 2)
        .map(words -> new Archive(words[1].replaceFirst("/+$", ""), words[2]))
        .toList();
  }

  private static List<Archive> stanzas(String text) {
    List<Archive> all = new ArrayList<>();
    for (String stanza : text.split("\n\\s*\n", -1)) {
      Map<String, String> fields = new LinkedHashMap<>();
      stanza
          .lines()
          .filter(line -> !line.startsWith("#") && line.contains(":"))
          .forEach(
              line ->
                  fields.put(
                      line.substring(0, line.indexOf(':')),
                      line.substring(line.indexOf(':') + 1).strip()));
      if (!fields.getOrDefault("Types", "").contains("deb")
          || fields.getOrDefault("Enabled", "yes").equals("no")) {
        continue;
      }
      for (String address : words(fields.get("URIs"))) {
        for (String suite : words(fields.get("Suites"))) {
          all.add(new Archive(address.replaceFirst("/+$", ""), suite));
        }
      }
    }
    return all;
  }

  private static List<String> words(String text) {
    return text == null || text.isBlank() ? List.of() : Arrays.asList(text.split("\\s+"));
  }

  /// Whether a list was fetched of an archive.
  boolean isKnown(Archive archive) {
    return machine.files().exists(LISTS + archive.list());
  }

  /// Notes that a list was fetched.
  void know(Archive archive) {
    machine.files().install(LISTS + archive.list(), "Suite: " + archive.suite() + "\n");
  }

  /// Whether the lists name a package.
  boolean has(SoftwarePackage unit) {
    return archives().stream()
        .anyMatch(archive -> isKnown(archive) && archive.source().equals(unit.source()));
  }
}
