package futago.simulator.host.software;

import futago.simulator.machine.Machine;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The repositories that yum is told of: in `/etc/yum.repos.d`, and in a file named with `-c`.
final class YumRepositories {
  private static final String DIRECTORY = "/etc/yum.repos.d";

  private static final Set<String> SOURCES =
      Set.of("base", "updates", "extras", "pgdg93", "elrepo", "pacemaker");

  private final Machine machine;
  private final Mirrors mirrors;
  private final List<Repository> all = new ArrayList<>();
  private final List<String> excluded = new ArrayList<>();

  /// A repository.
  ///
  /// @param id its section's name, by which the catalogue knows it
  /// @param settings the lines of its section
  record Repository(String id, Map<String, String> settings) {
    boolean enabled() {
      return !settings.getOrDefault("enabled", "1").matches("0|no|false");
    }

    /// Whether a package is not to be taken from here.
    boolean excludes(String name) {
      return matches(words(settings.get("exclude")), name);
    }

    /// Where its packages are.
    String address() {
      return settings.getOrDefault("baseurl", settings.getOrDefault("mirrorlist", ""));
    }

    /// Which of the catalogue's repositories it has: told by its name, of a mirror by its address.
    String source() {
      if (SOURCES.contains(id)) {
        return id;
      }
      String where = address();
      return where.contains("postgresql") || where.contains("pgdg")
          ? "pgdg93"
          : where.contains("elrepo")
              ? "elrepo"
              : where.contains("pacemaker") || where.contains("linux-ha")
                  ? "pacemaker"
                  : where.contains("centos") ? "base" : id;
    }

    String title() {
      return settings
          .getOrDefault("name", id)
          .replace("$releasever", "6")
          .replace("$basearch", "x86_64");
    }
  }

  private YumRepositories(Machine machine, Mirrors mirrors) {
    this.machine = machine;
    this.mirrors = mirrors;
  }

  /// Reads what is configured.
  ///
  /// @param mainFile the file in the place of `/etc/yum.conf`
  static YumRepositories read(Machine machine, Mirrors mirrors, String mainFile) {
    var repositories = new YumRepositories(machine, mirrors);
    repositories.add(machine.files().text(mainFile).orElse(""));
    try {
      if (machine.files().exists(DIRECTORY)) {
        for (String name : machine.files().list(DIRECTORY)) {
          if (name.endsWith(".repo")) {
            repositories.add(machine.files().text(DIRECTORY + "/" + name).orElse(""));
          }
        }
      }
    } catch (FileSystemException e) {
      throw new IllegalStateException(e);
    }
    return repositories;
  }

  private void add(String text) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.matches("\\[.+]")) {
        settings = new LinkedHashMap<>();
        String id = line.substring(1, line.length() - 1);
        if (!id.equals("main") && all.stream().noneMatch(each -> each.id().equals(id))) {
          all.add(new Repository(id, settings));
        }
      } else if (!line.startsWith("#") && line.contains("=")) {
        String key = line.substring(0, line.indexOf('=')).strip();
        settings.put(key, line.substring(line.indexOf('=') + 1).strip());
        if (key.equals("exclude") && all.stream().noneMatch(Repository::enabled)) {
          excluded.addAll(words(settings.get("exclude")));
        }
      }
    }
  }

  static List<String> words(String text) {
    return text == null || text.isBlank() ? List.of() : Arrays.asList(text.split("[\\s,]+"));
  }

  static boolean matches(List<String> patterns, String name) {
    return patterns.stream()
        .anyMatch(pattern -> name.matches("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E"));
  }

  /// Those that are in use, in order.
  List<Repository> enabled() {
    return all.stream().filter(Repository::enabled).toList();
  }

  /// Whether a package is in a repository in use and not excluded there.
  boolean has(SoftwarePackage unit) {
    return !matches(excluded, unit.name())
        && enabled().stream()
            .anyMatch(each -> each.source().equals(unit.source()) && !each.excludes(unit.name()));
  }

  /// The first repository in use that cannot be read.
  Optional<Repository> broken() {
    return enabled().stream().filter(each -> !isReadable(each)).findFirst();
  }

  private boolean isReadable(Repository repository) {
    String address = repository.address();
    if (!address.startsWith("file://")) {
      return mirrors.reaches(address);
    }
    String directory = address.substring("file://".length()).replaceFirst("/+$", "");
    return directory.startsWith("/") && machine.files().exists(directory + "/repodata/repomd.xml");
  }
}
