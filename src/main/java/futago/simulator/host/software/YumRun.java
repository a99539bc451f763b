package futago.simulator.host.software;

import futago.simulator.host.Table;
import futago.simulator.machine.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A transaction of yum's, with what it says meanwhile.
final class YumRun {
  private static final String LINE = "=".repeat(80);
  private static final int KILOBYTES_PER_SECOND = 4_000;

  private final CentOs centos;
  private final Call call;
  private final boolean quiet;

  YumRun(CentOs centos, Call call, boolean quiet) {
    this.centos = centos;
    this.call = call;
    this.quiet = quiet;
  }

  private void say(String line) {
    if (!quiet) {
      call.out().println(line);
    }
  }

  int install(List<SoftwarePackage> wanted, List<SoftwarePackage> all) throws InterruptedException {
    say("Resolving Dependencies\n--> Running transaction check");
    all.forEach(
        unit ->
            say(
                "---> Package %s.%s 0:%s will be installed"
                    .formatted(unit.name(), unit.architecture(), unit.plainVersion())));
    say("--> Finished Dependency Resolution\n\nDependencies Resolved\n");
    table(wanted, all);
    fetch(all);
    say(
        "Running rpm_check_debug\n"
            + "Running Transaction Test\n"
            + "Transaction Test Succeeded\n"
            + "Running Transaction");
    int number = 0;
    for (SoftwarePackage unit : all) {
      number++;
      say("  %-10s : %-58s %d/%d ".formatted("Installing", unit.full(), number, all.size()));
      centos.put(unit, call);
    }
    number = 0;
    for (SoftwarePackage unit : all) {
      number++;
      say("  %-10s : %-58s %d/%d ".formatted("Verifying", unit.full(), number, all.size()));
    }
    List<SoftwarePackage> others = new ArrayList<>(all);
    others.removeAll(wanted);
    done("Installed:", wanted);
    done("Dependency Installed:", others);
    say("\nComplete!");
    return 0;
  }

  private void table(List<SoftwarePackage> wanted, List<SoftwarePackage> all) {
    say(LINE);
    var table = new Table("llllr");
    table.row(List.of(" Package", "Arch", "Version", "Repository", "Size"));
    List<SoftwarePackage> others = new ArrayList<>(all);
    others.removeAll(wanted);
    wanted.forEach(unit -> table.row(row(unit)));
    others.forEach(unit -> table.row(row(unit)));
    List<String> lines = table.lines();
    say(lines.getFirst());
    say(LINE + "\nInstalling:");
    lines.subList(1, 1 + wanted.size()).forEach(this::say);
    if (!others.isEmpty()) {
      say("Installing for dependencies:");
      lines.subList(1 + wanted.size(), lines.size()).forEach(this::say);
    }
    say("\nTransaction Summary\n" + LINE);
    say("Install       %d Package(s)\n".formatted(all.size()));
    say("Total download size: " + size(all.stream().mapToLong(SoftwarePackage::kilobytes).sum()));
    say(
        "Installed size: "
            + size(all.stream().mapToLong(SoftwarePackage::installedKilobytes).sum()));
    say("Downloading Packages:");
  }

  private static List<String> row(SoftwarePackage unit) {
    return List.of(
        " " + unit.name(),
        unit.architecture(),
        unit.plainVersion(),
        unit.source().equals("-") ? "/" + unit.full() : unit.source(),
        size(unit.kilobytes()));
  }

  private static String size(long kilobytes) {
    return kilobytes < 1000
        ? kilobytes + " k"
        : String.format(Locale.ROOT, "%.1f M", kilobytes / 1024.0);
  }

  private void fetch(List<SoftwarePackage> all) throws InterruptedException {
    int number = 0;
    long sum = 0;
    for (SoftwarePackage unit : all) {
      number++;
      sum += unit.kilobytes();
      centos.pause(30 + 1000L * unit.kilobytes() / KILOBYTES_PER_SECOND);
      if (!unit.source().equals("-")) {
        String name =
            all.size() == 1
                ? unit.full() + ".rpm"
                : "(%d/%d): %s.rpm".formatted(number, all.size(), unit.full());
        say("%-57s | %6s B     00:00     ".formatted(name, size(unit.kilobytes())));
      }
    }
    if (all.size() > 1) {
      say("-".repeat(80));
      say("%-57s | %6s B     00:01     ".formatted("Total", size(sum)));
    }
  }

  private void done(String title, List<SoftwarePackage> units) {
    if (!units.isEmpty()) {
      say("\n" + title);
      units.forEach(
          unit ->
              say(
                  "  %-77s"
                      .formatted(
                          "%s.%s 0:%s"
                              .formatted(unit.name(), unit.architecture(), unit.plainVersion()))));
    }
  }

  int erase(List<String> names) throws InterruptedException {
    List<SoftwarePackage> all = centos.withDependents(names);
    say("Resolving Dependencies\n--> Running transaction check");
    all.forEach(
        unit ->
            say(
                "---> Package %s.%s 0:%s will be erased"
                    .formatted(unit.name(), unit.architecture(), unit.plainVersion())));
    say("--> Finished Dependency Resolution\n\nDependencies Resolved\n");
    say("Running Transaction");
    int number = 0;
    for (SoftwarePackage unit : all) {
      number++;
      say("  %-10s : %-58s %d/%d ".formatted("Erasing", unit.full(), number, all.size()));
      centos.pause(200);
      centos.installed().remove(unit.name(), call);
    }
    done("Removed:", all);
    say("\nComplete!");
    return 0;
  }
}
