package futago.simulator.host.software;

import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `rpm` 4.8: asks what is installed, imports keys, installs a package from a file or an address.
final class Rpm {
  private static final String KEY_NAME = "gpg-pubkey";

  private final CentOs centos;
  private final Call call;
  private final List<String> words;

  private Rpm(CentOs centos, Call call) {
    this.centos = centos;
    this.call = call;
    this.words = new ArrayList<>(call.arguments());
  }

  static Program program(CentOs centos) {
    return call -> new Rpm(centos, call).run();
  }

  private int run() throws InterruptedException {
    String verb = words.isEmpty() ? "" : words.removeFirst();
    return switch (verb) {
      case "-q", "--query" -> query();
      case "-qa" -> all();
      case "--import" -> importKeys();
      case "-i", "-ivh", "-Uvh", "-U", "-ih", "-vih", "-hiv" -> install(verb);
      case "-e", "--erase" -> erase();
      default -> Machine.notModelled(call);
    };
  }

  private Optional<String> format() {
    for (String option : List.of("--qf", "--queryformat")) {
      int at = words.indexOf(option);
      if (at >= 0 && at + 1 < words.size()) {
        words.remove(at);
        return Optional.of(words.remove(at));
      }
    }
    return words.stream()
        .filter(word -> word.startsWith("--qf=") || word.startsWith("--queryformat="))
        .findFirst()
        .map(
            word -> {
              words.remove(word);
              return word.substring(word.indexOf('=') + 1);
            });
  }

  /// Its status is the number of packages that are not installed.
  private int query() {
    Optional<String> format = format();
    if (words.stream().anyMatch(word -> word.startsWith("-"))) {
      return Machine.notModelled(call);
    }
    int missing = 0;
    for (String name : words) {
      Optional<Installed.Entry> entry = centos.installed().find(name);
      if (name.equals(KEY_NAME) && !centos.keys().isEmpty()) {
        centos.keys().forEach(key -> call.out().print(keyText(key, format)));
      } else if (entry.isPresent()) {
        call.out().print(text(entry.get().unit(), format));
      } else {
        call.out().println("package " + name + " is not installed");
        missing++;
      }
    }
    return missing;
  }

  private int all() {
    Optional<String> format = format();
    if (words.stream().anyMatch(word -> word.startsWith("-"))) {
      return Machine.notModelled(call);
    }
    centos.installed().all().stream()
        .map(Installed.Entry::unit)
        .filter(unit -> words.isEmpty() || YumRepositories.matches(words, unit.name()))
        .forEach(unit -> call.out().print(text(unit, format)));
    return 0;
  }

  private static String text(SoftwarePackage unit, Optional<String> format) {
    return format
        .map(
            each ->
                each.replace("%{NAME}", unit.name())
                    .replace("%{VERSION}", unit.upstream())
                    .replace("%{RELEASE}", unit.release())
                    .replace("%{ARCH}", unit.architecture())
                    .replace("%{SUMMARY}", unit.summary())
                    .replace("\\n", "\n"))
        .orElse(unit.full() + "\n");
  }

  private static String keyText(String key, Optional<String> format) {
    return format
        .map(
            each ->
                each.replace("%{NAME}", KEY_NAME)
                    .replace("%{SUMMARY}", "gpg(" + key + ")")
                    .replace("\\n", "\n"))
        .orElse(KEY_NAME + "-baadae52-49beffa4\n");
  }

  private int importKeys() throws InterruptedException {
    int failed = 0;
    for (String location : words) {
      boolean remote = location.matches("https?://.*");
      centos.pause(400);
      if (remote
          ? centos.mirrors().reaches(location) && centos.mirrors().get(location).isPresent()
          : centos.machine().files().exists(call.path(location))) {
        centos.keys().add(owner(location));
      } else {
        call.err().println("error: " + location + ": import read failed(2).");
        failed++;
      }
    }
    return failed;
  }

  private static String owner(String location) {
    return location.contains("elrepo")
        ? "elrepo.org (RPM Signing Key for elrepo.org) <secure@elrepo.org>"
        : location.contains("PGDG")
            ? "PostgreSQL RPM Building Project <pgsqlrpms-hackers@pgfoundry.org>"
            : location.replaceFirst("^.*/", "");
  }

  private int install(String verb) throws InterruptedException {
    List<SoftwarePackage> units = new ArrayList<>();
    for (String location : words) {
      boolean remote = location.matches("(https?|ftp)://.*");
      if (remote && verb.contains("v")) {
        call.out().println("Retrieving " + location);
      }
      Optional<SoftwarePackage> unit = centos.fetch(call, location);
      if (unit.isEmpty()) {
        call.err()
            .println(
                remote
                    ? "curl: (6) Couldn't resolve host '%s'\nerror: skipping %s - transfer failed"
                        .formatted(Mirrors.hostOf(location), location)
                    : "error: open of " + location + " failed: No such file or directory");
        return 1;
      }
      if (centos.keys().stream().noneMatch(key -> key.contains("elrepo"))
          && unit.get().name().equals("elrepo-release")) {
        call.err()
            .println(
                "warning: %s: Header V4 DSA/SHA1 Signature, key ID baadae52: NOKEY"
                    .formatted(remote ? "/var/tmp/rpm-tmp.kUuaVg" : location));
      }
      units.add(unit.get());
    }
    if (verb.contains("h")) {
      call.out()
          .println(
              "Preparing...                ########################################### [100%]");
    }
    for (SoftwarePackage unit : units) {
      if (centos.installed().isInstalled(unit.name())) {
        call.out()
            .println(
                "\tpackage " + unit.full().replaceFirst("\\.[^.]*$", "") + " is already installed");
        return 1;
      }
    }
    int number = 0;
    for (SoftwarePackage unit : units) {
      number++;
      if (verb.contains("h")) {
        call.out()
            .println(
                "%4d:%-23s########################################### [%3d%%]"
                    .formatted(number, unit.name(), 100 * number / units.size()));
      }
      centos.put(unit, call);
    }
    return 0;
  }

  private int erase() throws InterruptedException {
    for (String name : words) {
      if (!centos.installed().isInstalled(name)) {
        call.err().println("error: package " + name + " is not installed");
        return 1;
      }
      List<SoftwarePackage> all = centos.withDependents(List.of(name));
      if (all.size() > 1) {
        call.err().println("error: Failed dependencies:");
        all.subList(0, all.size() - 1)
            .forEach(
                unit ->
                    call.err().println("\t" + name + " is needed by (installed) " + unit.full()));
        return 1;
      }
      centos.installed().remove(name, call);
    }
    return 0;
  }
}
