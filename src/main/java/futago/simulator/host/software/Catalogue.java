package futago.simulator.host.software;

import futago.simulator.host.FilePack;
import futago.simulator.host.Release;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// All packages that there are for a system.
///
/// @param all in the order of their list
record Catalogue(List<SoftwarePackage> all) {
  static Catalogue of(Release release) {
    return new Catalogue(
        FilePack.read(release.directory() + "/packages.txt")
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(SoftwarePackage::parse)
            .toList());
  }

  /// The newest package of a name from those sources that are asked.
  Optional<SoftwarePackage> find(String name, Predicate<SoftwarePackage> from) {
    return all.stream()
        .filter(each -> each.name().equals(name))
        .filter(from)
        .max((one, other) -> compare(one.version(), other.version()));
  }

  /// Compares versions: runs of digits as numbers, all else as text.
  static int compare(String one, String other) {
    String[] these = one.split("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)", -1);
    String[] those = other.split("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)", -1);
    for (int i = 0; i < Math.min(these.length, those.length); i++) {
      boolean numbers = these[i].matches("\\d+") && those[i].matches("\\d+");
      int order =
          numbers
              ? Long.compare(Long.parseLong(these[i]), Long.parseLong(those[i]))
              : these[i].compareTo(those[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(these.length, those.length);
  }
}
