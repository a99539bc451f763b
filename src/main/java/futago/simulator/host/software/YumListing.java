package futago.simulator.host.software;

import futago.simulator.machine.Call;
import futago.simulator.machine.NotModelledException;
import java.util.List;

/// `yum list` and `yum repolist`.
///
/// @param centos the machine's software
/// @param call yum's call
/// @param used the repositories that it was told of
record YumListing(CentOs centos, Call call, YumRepositories used) {
  /// Lists packages, those that are installed first.
  int packages(List<String> words) {
    boolean installedOnly = !words.isEmpty() && words.getFirst().equals("installed");
    List<String> patterns = installedOnly ? words.subList(1, words.size()) : words;
    if (patterns.isEmpty() && !installedOnly) {
      throw new NotModelledException();
    }
    List<SoftwarePackage> found =
        centos.installed().all().stream()
            .map(Installed.Entry::unit)
            .filter(unit -> patterns.isEmpty() || YumRepositories.matches(patterns, unit.name()))
            .toList();
    List<SoftwarePackage> more =
        installedOnly
            ? List.of()
            : centos.catalogue().all().stream()
                .filter(unit -> YumRepositories.matches(patterns, unit.name()))
                .filter(used::has)
                .filter(unit -> !centos.installed().isInstalled(unit.name()))
                .toList();
    if (found.isEmpty() && more.isEmpty()) {
      call.err().println("Error: No matching Packages to list");
      return 1;
    }
    rows("Installed Packages", found, "@");
    rows("Available Packages", more, "");
    return 0;
  }

  private void rows(String title, List<SoftwarePackage> units, String mark) {
    if (!units.isEmpty()) {
      call.out().println(title);
      units.forEach(
          unit ->
              call.out()
                  .println(
                      "%-40s %-26s %s"
                          .formatted(
                              unit.name() + "." + unit.architecture(),
                              unit.version(),
                              mark
                                  + (unit.source().equals("-")
                                      ? "/" + unit.full()
                                      : unit.source()))));
    }
  }

  /// Lists the repositories in use.
  int repositories(boolean quiet) {
    call.out().println("%-20s %-50s %s".formatted("repo id", "repo name", "status"));
    int sum = 0;
    for (YumRepositories.Repository each : used.enabled()) {
      int count =
          (int)
              centos.catalogue().all().stream()
                  .filter(unit -> unit.source().equals(each.id()))
                  .count();
      sum += count;
      call.out().println("%-20s %-50s %d".formatted(each.id(), each.title(), count));
    }
    if (!quiet) {
      call.out().println("repolist: " + sum);
    }
    return 0;
  }
}
