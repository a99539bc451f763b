package futago.simulator.host.software;

import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What yum and rpm share on a machine.
///
/// @param machine the machine
/// @param catalogue all that there is
/// @param installed what is installed
/// @param mirrors which addresses can be reached
/// @param keys whose signatures are trusted
record CentOs(
    Machine machine, Catalogue catalogue, Installed installed, Mirrors mirrors, Set<String> keys) {
  CentOs(Machine machine, Catalogue catalogue, Installed installed, Mirrors mirrors) {
    this(machine, catalogue, installed, mirrors, ConcurrentHashMap.newKeySet());
  }

  void pause(long milliseconds) throws InterruptedException {
    machine.clock().sleep(Duration.ofMillis(milliseconds));
  }

  /// The package in a file: at an address that answers, or on the machine itself. What it is, is
  /// told by its name.
  Optional<SoftwarePackage> fetch(Call call, String location) throws InterruptedException {
    boolean remote = location.matches("(https?|ftp)://.*");
    String path = location.replaceFirst("^file://", "");
    if (remote ? !mirrors.reaches(location) : !machine.files().exists(call.path(path))) {
      return Optional.empty();
    }
    if (remote) {
      pause(800);
    }
    String name = location.replaceFirst("^.*/", "").replaceFirst("\\.rpm$", "");
    return catalogue.all().stream().filter(each -> isFile(each, name)).findFirst();
  }

  private static boolean isFile(SoftwarePackage unit, String name) {
    // Two releases of ELRepo's package are on the slides, and both are the same.
    return name.equals(unit.full())
        || (unit.name().equals("elrepo-release")
            && name.matches("elrepo-release-6-\\d+\\.el6\\.elrepo\\.noarch"));
  }

  /// Whether it is one of the distribution's own that stand in the way of Linux-HA Japan's.
  static boolean isForeign(SoftwarePackage unit) {
    return unit.source().equals("base")
        && Set.of("pacemaker", "corosync", "corosynclib").contains(unit.name());
  }

  /// Installs a package, at the time that it takes.
  void put(SoftwarePackage unit, Call call) throws InterruptedException {
    pause(150 + unit.installedKilobytes() / 20);
    installed.unpack(unit);
    installed.configure(unit, call);
  }

  /// The packages of these names and all that need them.
  List<SoftwarePackage> withDependents(List<String> names) {
    List<String> all = new ArrayList<>(names);
    for (int i = 0; i < all.size(); i++) {
      String needed = all.get(i);
      installed.all().stream()
          .map(Installed.Entry::unit)
          .filter(unit -> unit.needs().contains(needed))
          .map(SoftwarePackage::name)
          .filter(name -> !all.contains(name))
          .forEach(all::add);
    }
    return all.reversed().stream()
        .flatMap(name -> installed.find(name).stream())
        .map(Installed.Entry::unit)
        .toList();
  }
}
