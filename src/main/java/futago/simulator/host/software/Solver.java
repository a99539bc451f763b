package futago.simulator.host.software;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Finds what has to be installed along with what is asked for.
final class Solver {
  private final Installed installed;
  private final Function<String, Optional<SoftwarePackage>> available;
  private final Map<String, SoftwarePackage> chosen = new LinkedHashMap<>();
  private final List<String> missing = new ArrayList<>();

  /// @param available the package of a name, from the repositories that are in use
  Solver(Installed installed, Function<String, Optional<SoftwarePackage>> available) {
    this.installed = installed;
    this.available = available;
  }

  /// Adds a package and all that it needs; what it needs comes first.
  void add(SoftwarePackage unit) {
    if (chosen.containsKey(unit.name())) {
      return;
    }
    // Marked first, so that two that need each other do not go round.
    chosen.put(unit.name(), unit);
    for (String name : unit.needs()) {
      if (installed.isInstalled(name)) {
        continue;
      }
      Optional<SoftwarePackage> needed = available.apply(name);
      if (needed.isPresent()) {
        add(needed.get());
      } else {
        missing.add(unit.full() + " needs " + name);
      }
    }
    chosen.remove(unit.name());
    chosen.put(unit.name(), unit);
  }

  /// All that has to be installed, what others need first.
  List<SoftwarePackage> chosen() {
    return List.copyOf(chosen.values());
  }

  /// What is needed and nowhere to be had.
  List<String> missing() {
    return List.copyOf(missing);
  }
}
