package futago.simulator.host.software;

import futago.simulator.host.Table;
import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `dpkg` and `dpkg-query`.
final class Dpkg {
  private final Debian debian;
  private final Call call;

  private Dpkg(Debian debian, Call call) {
    this.debian = debian;
    this.call = call;
  }

  static Program dpkg(Debian debian) {
    return call -> new Dpkg(debian, call).run();
  }

  static Program query(Debian debian) {
    return call -> new Dpkg(debian, call).query(call.arguments());
  }

  private int run() throws InterruptedException {
    List<String> words = new ArrayList<>(call.arguments());
    words.removeIf(word -> word.startsWith("--force-conf"));
    String verb = words.isEmpty() ? "" : words.getFirst();
    return switch (verb) {
      case "--audit", "-C" -> audit();
      case "--configure" ->
          words.equals(List.of("--configure", "-a")) ? configure() : Machine.notModelled(call);
      case "-l", "--list", "-s", "--status", "-W" -> query(words);
      case "--verify", "-V" ->
          words.size() == 2 ? verify(words.getLast()) : Machine.notModelled(call);
      case "--print-architecture" -> {
        call.out().println("amd64");
        yield 0;
      }
      default -> Machine.notModelled(call);
    };
  }

  /// Names the configuration files of a package that are no longer as it brought them.
  private int verify(String name) {
    if (debian.installed().find(name).isEmpty()) {
      call.err().println("dpkg: package '" + name + "' is not installed");
      return 1;
    }
    List<String> changed = debian.installed().changedFiles(name);
    changed.forEach(path -> call.out().println("??5?????? c " + path));
    return changed.isEmpty() ? 0 : 1;
  }

  private List<SoftwarePackage> unconfigured() {
    return debian.installed().all().stream()
        .filter(each -> !each.configured())
        .map(Installed.Entry::unit)
        .toList();
  }

  private int audit() {
    List<SoftwarePackage> all = unconfigured();
    if (!all.isEmpty()) {
      call.out()
          .println(
              "The following packages have been unpacked but not yet configured.\n"
                  + "They must be configured using dpkg --configure or the configure\n"
                  + "menu option in dselect for them to work:");
      all.forEach(
          unit -> call.out().println(" %-20s %s".formatted(AptRun.shown(unit), unit.summary())));
      call.out().println();
    }
    return 0;
  }

  private int configure() throws InterruptedException {
    for (SoftwarePackage unit : unconfigured()) {
      debian.setUp(unit, call);
    }
    return 0;
  }

  private int query(List<String> words) {
    String verb = words.isEmpty() ? "" : words.getFirst();
    List<String> rest = new ArrayList<>(words.subList(Math.min(1, words.size()), words.size()));
    return switch (verb) {
      case "-W", "--show" -> show(rest);
      case "-l", "--list" -> list(rest);
      case "-s", "--status" -> status(rest);
      default -> Machine.notModelled(call);
    };
  }

  private int show(List<String> words) {
    String format = "${binary:Package}\t${Version}\n";
    if (!words.isEmpty() && words.getFirst().startsWith("-f")) {
      String first = words.removeFirst();
      format =
          first.length() > 2
              ? first.substring(first.startsWith("-f=") ? 3 : 2)
              : words.removeFirst();
    } else if (!words.isEmpty() && words.getFirst().startsWith("--showformat=")) {
      format = words.removeFirst().substring("--showformat=".length());
    }
    int status = 0;
    List<String> names =
        words.isEmpty()
            ? debian.installed().all().stream().map(each -> each.unit().name()).toList()
            : words;
    for (String name : names) {
      Optional<Installed.Entry> entry = debian.installed().find(name);
      if (entry.isEmpty()) {
        call.err().println("dpkg-query: no packages found matching " + name);
        status = 1;
      } else {
        call.out().print(filled(format, entry.get()));
      }
    }
    return status;
  }

  private static String filled(String format, Installed.Entry entry) {
    SoftwarePackage unit = entry.unit();
    String state = entry.configured() ? "installed" : "unpacked";
    return format
        .replace("${Package}", unit.name())
        .replace("${binary:Package}", AptRun.shown(unit))
        .replace("${Version}", unit.version())
        .replace("${Architecture}", unit.architecture())
        .replace("${Status}", "install ok " + state)
        .replace("${db:Status-Status}", state)
        .replace("${db:Status-Abbrev}", entry.configured() ? "ii " : "iU ")
        .replace("\\n", "\n")
        .replace("\\t", "\t");
  }

  private int list(List<String> words) {
    var table = new Table("lllll");
    int status = 0;
    int found = 0;
    for (Installed.Entry entry : debian.installed().all()) {
      SoftwarePackage unit = entry.unit();
      if (words.isEmpty() || words.stream().anyMatch(word -> fits(word, unit.name()))) {
        found++;
        table.row(
            List.of(
                entry.configured() ? "ii " : "iU ",
                AptRun.shown(unit),
                unit.version(),
                unit.architecture(),
                unit.summary()));
      }
    }
    for (String word : words) {
      if (debian.installed().all().stream().noneMatch(each -> fits(word, each.unit().name()))) {
        call.err().println("dpkg-query: no packages found matching " + word);
        status = 1;
      }
    }
    if (found > 0) {
      call.out()
          .print(
              """
              Desired=Unknown/Install/Remove/Purge/Hold
              | Status=Not/Inst/Conf-files/Unpacked/halF-conf/Half-inst/trig-aWait/Trig-pend
              |/ Err?=(none)/Reinst-required (Status,Err: uppercase=bad)
              ||/ Name Version Architecture Description
              +++-====-=======-============-===========
              """);
      table.lines().forEach(call.out()::println);
    }
    return status;
  }

  private static boolean fits(String pattern, String name) {
    return name.matches("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E");
  }

  private int status(List<String> names) {
    for (String name : names) {
      Optional<Installed.Entry> entry = debian.installed().find(name);
      if (entry.isEmpty()) {
        call.err()
            .println(
                "dpkg-query: package '"
                    + name
                    + "' is not installed and no information is available");
        return 1;
      }
      call.out()
          .print(
              filled(
                  "Package: ${Package}\n"
                      + "Status: ${Status}\n"
                      + "Architecture: ${Architecture}\n"
                      + "Version: ${Version}\n",
                  entry.get()));
      call.out().println("Description: " + entry.get().unit().summary());
    }
    return 0;
  }
}
