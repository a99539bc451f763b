package futago.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a lab's Debian packages come from.
///
/// @param main address of the archive
/// @param updates whether it also has the suite's `-updates`
/// @param security address of the security archive, where there is one
record DebianArchive(String main, boolean updates, Optional<String> security) {
  /// For a computer whose apt knows no Debian archive.
  static final DebianArchive PUBLIC =
      new DebianArchive(
          "http://deb.debian.org/debian",
          true,
          Optional.of("http://deb.debian.org/debian-security"));

  private static final String RELEASE =
      "(?:bullseye|bookworm|trixie|forky|duke|sid|oldstable|stable|testing|unstable)";
  private static final Pattern MAIN = Pattern.compile(RELEASE);
  private static final Pattern UPDATES = Pattern.compile(RELEASE + "-updates");
  private static final Pattern SECURITY = Pattern.compile(RELEASE + "-security");

  /// Picks Debian's own archive from what this computer's apt uses, whatever release that is. An
  /// archive that somebody else signs, or one of another distribution, is left alone.
  ///
  /// @param entries this computer's sources
  /// @param mirror the archive that the user named; the security archive stays the computer's own
  static DebianArchive choose(List<AptEntry> entries, Optional<String> mirror) {
    List<AptEntry> debian = entries.stream().filter(DebianArchive::isDebian).toList();
    Optional<String> updates = first(debian, UPDATES);
    Optional<String> security = first(debian, SECURITY);
    if (mirror.isPresent()) {
      return new DebianArchive(mirror.get().replaceFirst("/+$", ""), false, security);
    }
    // Others, too, call a suite "stable" or name it after Debian's: -updates tells Debian's own.
    return updates
        .or(() -> first(debian, MAIN).filter(address -> address.contains("debian")))
        .map(main -> new DebianArchive(main, updates.isPresent(), security))
        .orElse(PUBLIC);
  }

  /// The lines of a `sources.list`.
  List<String> sources(Suite suite) {
    var lines = new ArrayList<String>();
    lines.add("deb " + main + " " + suite.codename() + " main");
    if (updates) {
      lines.add("deb " + main + " " + suite.codename() + "-updates main");
    }
    security.ifPresent(
        address -> lines.add("deb " + address + " " + suite.codename() + "-security main"));
    return lines;
  }

  private static boolean isDebian(AptEntry entry) {
    return entry.uri().matches("https?://.+")
        && entry.components().contains("main")
        && entry.signedBy().map(ring -> ring.contains("debian-archive")).orElse(true);
  }

  private static Optional<String> first(List<AptEntry> entries, Pattern suite) {
    return entries.stream()
        .filter(entry -> suite.matcher(entry.suite()).matches())
        .map(AptEntry::uri)
        .findFirst();
  }
}
