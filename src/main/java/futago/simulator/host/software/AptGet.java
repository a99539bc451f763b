package futago.simulator.host.software;

import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Options;
import futago.simulator.machine.Program;
import futago.simulator.machine.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `apt-get`, see apt-get(8).
final class AptGet {
  private static final int ERROR = 100;

  private final Debian debian;
  private final Call call;
  private final Options options;

  private AptGet(Debian debian, Call call, Options options) {
    this.debian = debian;
    this.call = call;
    this.options = options;
  }

  static Program program(Debian debian) {
    Tool tool =
        call -> {
          var options =
              Options.of(
                  call,
                  "qo:yns",
                  "no-install-recommends=n",
                  "quiet=q",
                  "yes=y",
                  "assume-yes=y",
                  "option=o",
                  "simulate=s");
          List<String> words = options.words();
          return words.isEmpty() || options.has('s')
              ? Machine.notModelled(call)
              : new AptGet(debian, call, options)
                  .run(words.getFirst(), words.subList(1, words.size()));
        };
    return tool.program();
  }

  private int run(String verb, List<String> names) throws InterruptedException {
    return switch (verb) {
      case "update" -> update();
      case "install" -> install(names);
      case "remove", "purge" -> remove(names);
      case "clean", "autoclean" -> 0;
      default -> Machine.notModelled(call);
    };
  }

  private boolean refusedToOthers(String what) {
    if (call.user().equals("root")) {
      return false;
    }
    call.err().println("E: Could not open lock file " + what + " - open (13: Permission denied)");
    return true;
  }

  private Optional<String> option(String name) {
    return options.values('o').stream()
        .filter(each -> each.startsWith(name + "="))
        .map(each -> each.substring(name.length() + 1))
        .reduce((_, last) -> last);
  }

  private int update() throws InterruptedException {
    if (refusedToOthers("/var/lib/apt/lists/lock")) {
      return ERROR;
    }
    List<AptSources.Archive> failed = new ArrayList<>();
    int number = 0;
    for (AptSources.Archive archive : debian.sources().archives()) {
      number++;
      String what = archive.address() + " " + archive.suite();
      debian.pause(700);
      if (!debian.mirrors().reaches(archive.address())) {
        failed.add(archive);
        call.out().println("Err:" + number + " " + what + " InRelease");
        call.out().println("  Could not resolve '" + Mirrors.hostOf(archive.address()) + "'");
      } else if (debian.sources().isKnown(archive)) {
        call.out().println("Hit:" + number + " " + what + " InRelease");
      } else {
        debian.sources().know(archive);
        call.out().println("Get:" + number + " " + what + " InRelease [151 kB]");
      }
    }
    call.out().println("Reading package lists...");
    for (AptSources.Archive archive : failed) {
      call.err()
          .println(
              "W: Failed to fetch %s/dists/%s/InRelease  Could not resolve '%s'"
                  .formatted(
                      archive.address(), archive.suite(), Mirrors.hostOf(archive.address())));
    }
    if (failed.isEmpty()) {
      return 0;
    }
    boolean strict = option("APT::Update::Error-Mode").filter("any"::equals).isPresent();
    call.err()
        .println(
            (strict ? "E: " : "W: ")
                + "Some index files failed to download. They have been ignored, or old ones used"
                + " instead.");
    return strict ? ERROR : 0;
  }

  private int install(List<String> names) throws InterruptedException {
    if (refusedToOthers("/var/lib/dpkg/lock-frontend")) {
      return ERROR;
    }
    if (heldByOthers()) {
      return ERROR;
    }
    if (debian.installed().all().stream().anyMatch(each -> !each.configured())) {
      call.err()
          .println(
              "E: dpkg was interrupted, you must manually run 'dpkg --configure -a' to correct the"
                  + " problem. ");
      return ERROR;
    }
    reading();
    List<String> unknown =
        names.stream()
            .filter(name -> debian.installed().find(name).isEmpty())
            .filter(name -> debian.available(name).isEmpty())
            .toList();
    unknown.forEach(name -> call.err().println("E: Unable to locate package " + name));
    if (!unknown.isEmpty()) {
      return ERROR;
    }
    var solver = new Solver(debian.installed(), debian::available);
    for (String name : names) {
      Optional<Installed.Entry> there = debian.installed().find(name);
      if (there.isPresent()) {
        call.out()
            .println(
                "%s is already the newest version (%s)."
                    .formatted(name, there.get().unit().version()));
      } else {
        solver.add(debian.available(name).orElseThrow());
      }
    }
    if (!solver.missing().isEmpty()) {
      return unmet(solver.missing());
    }
    Optional<Integer> status = option("APT::Status-Fd").map(Integer::parseInt);
    return new AptRun(debian, call, status).install(names, solver.chosen());
  }

  /// Waits for the lock as long as it was told to.
  private boolean heldByOthers() throws InterruptedException {
    int seconds = option("DPkg::Lock::Timeout").map(Integer::parseInt).orElse(0);
    PackageLock lock = PackageLock.of(call.machine());
    for (int i = 0; i < seconds && lock.holder().isPresent(); i++) {
      debian.pause(1000);
    }
    lock.holder()
        .ifPresent(
            holder ->
                call.err()
                    .println(
                        "E: Could not get lock %1$s. It is held by process %2$d (%3$s)\nN: Be aware that removing the lock file is not a solution and may break your system.\nE: Unable to acquire the dpkg frontend lock (%1$s), is another process using it?"
                            .formatted(PackageLock.APT, holder.pid(), holder.program())));
    return lock.holder().isPresent();
  }

  private void reading() {
    call.out().println("Reading package lists...");
    call.out().println("Building dependency tree...");
    call.out().println("Reading state information...");
  }

  private int unmet(List<String> missing) {
    call.err()
        .println(
            "Some packages could not be installed. This may mean that you have\n"
                + "requested an impossible situation or if you are using the unstable\n"
                + "distribution that some required packages have not yet been created\n"
                + "or been moved out of Incoming.\n"
                + "The following information may help to resolve the situation:\n\n"
                + "The following packages have unmet dependencies:");
    missing.forEach(
        each ->
            call.err()
                .println(
                    " %s : Depends: %s but it is not installable"
                        .formatted(
                            each.substring(0, each.indexOf(' ')),
                            each.substring(each.lastIndexOf(' ') + 1))));
    call.err().println("E: Unable to correct problems, you have held broken packages.");
    return ERROR;
  }

  private int remove(List<String> names) throws InterruptedException {
    if (refusedToOthers("/var/lib/dpkg/lock-frontend")) {
      return ERROR;
    }
    reading();
    List<String> there = new ArrayList<>();
    for (String name : names) {
      if (debian.installed().find(name).isPresent()) {
        there.add(name);
      } else if (debian.available(name).isPresent()) {
        call.out().println("Package '" + name + "' is not installed, so not removed");
      } else {
        call.err().println("E: Unable to locate package " + name);
        return ERROR;
      }
    }
    return new AptRun(debian, call, Optional.empty()).remove(there);
  }
}
