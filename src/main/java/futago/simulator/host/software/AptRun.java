package futago.simulator.host.software;

import futago.simulator.machine.Call;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What apt does once it knows what to do, and says meanwhile: fetches, unpacks, sets up. With
/// `APT::Status-Fd` a descriptor tells programs how far it is.
final class AptRun {
  /// A package and its successor that cannot be there at the same time.
  private static final String TIMESYNCD = "systemd-timesyncd";

  private static final int KILOBYTES_PER_SECOND = 12_000;

  private final Debian debian;
  private final Call call;
  private final Optional<PrintStream> status;
  private int steps;
  private int done;

  AptRun(Debian debian, Call call, Optional<Integer> statusDescriptor) {
    this.debian = debian;
    this.call = call;
    this.status =
        statusDescriptor
            .filter(number -> call.launch().descriptors().get(number).isPresent())
            .map(number -> call.launch().descriptors().output(number));
  }

  /// @param asked the names that were asked for
  /// @param units all that has to be installed
  int install(List<String> asked, List<SoftwarePackage> units) throws InterruptedException {
    List<String> removed =
        units.stream().anyMatch(unit -> unit.name().equals("chrony"))
                && debian.installed().isInstalled(TIMESYNCD)
            ? List.of(TIMESYNCD)
            : List.of();
    announce(asked, units, removed);
    if (units.isEmpty()) {
      return 0;
    }
    if (!fetch(units)) {
      return 100;
    }
    steps = units.size() * 5 + removed.size();
    tell("dpkg-exec", "Running dpkg");
    for (String name : removed) {
      takeAway(name);
    }
    for (SoftwarePackage unit : units) {
      unpack(unit);
    }
    for (SoftwarePackage unit : units) {
      tell(unit.name(), "Configuring " + unit.name() + " (" + unit.architecture() + ")");
      debian.setUp(unit, call);
      done += 3;
      tell(unit.name(), "Installed " + unit.name() + " (" + unit.architecture() + ")");
    }
    call.out().println("Processing triggers for libc-bin (2.36-9+deb12u10) ...");
    return 0;
  }

  private void announce(List<String> asked, List<SoftwarePackage> units, List<String> removed) {
    List<String> additional =
        units.stream().map(SoftwarePackage::name).filter(name -> !asked.contains(name)).toList();
    list("The following additional packages will be installed:", additional);
    list("The following packages will be REMOVED:", removed);
    list(
        "The following NEW packages will be installed:",
        units.stream().map(SoftwarePackage::name).toList());
    call.out()
        .println(
            "0 upgraded, %d newly installed, %d to remove and 0 not upgraded."
                .formatted(units.size(), removed.size()));
    if (!units.isEmpty()) {
      call.out().println("Need to get " + size(sum(units, false)) + " of archives.");
      call.out()
          .println(
              "After this operation, "
                  + size(sum(units, true))
                  + " of additional disk space will be used.");
    }
  }

  private void list(String title, List<String> names) {
    if (!names.isEmpty()) {
      call.out().println(title);
      call.out().println("  " + String.join(" ", names.stream().sorted().toList()));
    }
  }

  private static long sum(List<SoftwarePackage> units, boolean installed) {
    return units.stream()
        .mapToLong(unit -> installed ? unit.installedKilobytes() : unit.kilobytes())
        .sum();
  }

  /// A size as apt says it.
  private static String size(long kilobytes) {
    return kilobytes < 10_000
        ? String.format(Locale.ROOT, "%,d kB", kilobytes)
        : String.format(Locale.ROOT, "%.1f MB", kilobytes / 1000.0);
  }

  private boolean fetch(List<SoftwarePackage> units) throws InterruptedException {
    long all = sum(units, false);
    long fetched = 0;
    int number = 0;
    for (SoftwarePackage unit : units) {
      number++;
      AptSources.Archive archive =
          debian.sources().archives().stream()
              .filter(each -> each.source().equals(unit.source()))
              .findFirst()
              .orElseThrow();
      if (!debian.mirrors().reaches(archive.address())) {
        call.err()
            .println(
                "E: Failed to fetch %s/pool/main/%s/%s_%s_%s.deb  Could not resolve '%s'\nE: Unable to fetch some archives, maybe run apt-get update or try with --fix-missing?"
                    .formatted(
                        archive.address(),
                        unit.name().charAt(0),
                        unit.name(),
                        unit.plainVersion(),
                        unit.architecture(),
                        Mirrors.hostOf(archive.address())));
        return false;
      }
      double percent = 100.0 * fetched / all;
      int at = number;
      status.ifPresent(
          out ->
              out.println(
                  "dlstatus:%d:%s:Retrieving file %d of %d"
                      .formatted(at, percent(percent), at, units.size())));
      call.out()
          .println(
              "Get:%d %s %s/main %s %s %s %s [%s]"
                  .formatted(
                      number,
                      archive.address(),
                      archive.suite(),
                      unit.architecture().equals("all") ? "amd64" : unit.architecture(),
                      unit.name(),
                      unit.architecture(),
                      unit.version(),
                      size(unit.kilobytes())));
      fetched += unit.kilobytes();
      debian.pause(20 + 1000L * unit.kilobytes() / KILOBYTES_PER_SECOND);
    }
    call.out()
        .println(
            "Fetched %s in %ds (12.0 MB/s)"
                .formatted(size(all), Math.max(1, all / KILOBYTES_PER_SECOND)));
    return true;
  }

  private static String percent(double percent) {
    return percent == 0 || percent == 100
        ? String.valueOf((int) percent)
        : String.format(Locale.ROOT, "%.4f", percent);
  }

  private void tell(String name, String what) {
    status.ifPresent(
        out ->
            out.println(
                "pmstatus:%s:%s:%s"
                    .formatted(name, percent(steps == 0 ? 0 : 100.0 * done / steps), what)));
  }

  private void unpack(SoftwarePackage unit) throws InterruptedException {
    String shown = shown(unit);
    call.out().println("Selecting previously unselected package " + shown + ".");
    if (done == 0) {
      call.out().println("(Reading database ... 25331 files and directories currently installed.)");
    }
    tell(unit.name(), "Preparing " + unit.name() + " (" + unit.architecture() + ")");
    call.out()
        .println(
            "Preparing to unpack .../%s_%s_%s.deb ..."
                .formatted(unit.name(), unit.version().replace(":", "%3a"), unit.architecture()));
    done++;
    tell(unit.name(), "Unpacking " + unit.name() + " (" + unit.architecture() + ")");
    call.out().println("Unpacking " + shown + " (" + unit.version() + ") ...");
    debian.pause(80 + unit.installedKilobytes() / 40);
    debian.installed().unpack(unit);
    done++;
  }

  /// Libraries are shown with their architecture, as they may be there for several.
  static String shown(SoftwarePackage unit) {
    boolean several = unit.name().startsWith("lib") && !unit.architecture().equals("all");
    return several ? unit.name() + ":" + unit.architecture() : unit.name();
  }

  int remove(List<String> names) throws InterruptedException {
    List<String> all =
        Stream.concat(
                debian.installed().all().stream()
                    .map(Installed.Entry::unit)
                    .filter(unit -> unit.needs().stream().anyMatch(names::contains))
                    .map(SoftwarePackage::name),
                names.stream())
            .distinct()
            .toList();
    list("The following packages will be REMOVED:", new ArrayList<>(all));
    call.out()
        .println("0 upgraded, 0 newly installed, " + all.size() + " to remove and 0 not upgraded.");
    for (String name : all) {
      takeAway(name);
    }
    return 0;
  }

  private void takeAway(String name) throws InterruptedException {
    String version = debian.installed().find(name).orElseThrow().unit().version();
    tell(name, "Removing " + name + " (amd64)");
    call.out().println("Removing " + name + " (" + version + ") ...");
    debian.pause(300);
    debian.installed().remove(name, call);
    done++;
  }
}
