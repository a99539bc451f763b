package futago.simulator.host.software;

import futago.simulator.machine.Call;
import futago.simulator.machine.NotModelledException;
import futago.simulator.machine.Options;
import futago.simulator.machine.Program;
import futago.simulator.machine.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `yum` 3.2.29 of CentOS 6, see yum(8).
final class Yum {
  private static final Map<String, List<String>> GROUPS =
      Map.of(
          "PostgreSQL Database Server 9.3 PGDG",
          List.of(
              "postgresql93", "postgresql93-contrib", "postgresql93-libs", "postgresql93-server"));

  private final CentOs centos;
  private final Call call;
  private final Options options;
  private final YumRepositories repositories;

  private Yum(CentOs centos, Call call, Options options) {
    this.centos = centos;
    this.call = call;
    this.options = options;
    this.repositories =
        YumRepositories.read(
            call.machine(),
            centos.mirrors(),
            call.path(options.value('c').orElse("/etc/yum.conf")));
  }

  static Program program(CentOs centos) {
    Tool tool =
        call -> {
          var options =
              Options.of(call, "yqc:d:e:", "assumeyes=y", "quiet=q", "config=c", "nogpgcheck=y");
          List<String> words = options.words();
          if (words.isEmpty()) {
            call.err().println("You need to give some command");
            return 1;
          }
          return new Yum(centos, call, options)
              .run(words.getFirst(), words.subList(1, words.size()));
        };
    return tool.program();
  }

  private void say(String line) {
    if (!options.has('q')) {
      call.out().println(line);
    }
  }

  private int run(String verb, List<String> words) throws InterruptedException {
    if (options.has('c')
        && !call.machine().files().exists(call.path(options.value('c').orElseThrow()))) {
      call.err()
          .println(
              "Config Error: Error accessing file for config file://"
                  + call.path(options.value('c').orElseThrow()));
      return 1;
    }
    return switch (verb) {
      case "install", "localinstall" -> {
        awaitOthers();
        yield install(words);
      }
      case "groupinstall" -> {
        awaitOthers();
        yield group(words);
      }
      case "erase", "remove" -> erase(words);
      case "list" -> {
        plugins();
        yield new YumListing(centos, call, repositories).packages(words);
      }
      case "repolist" -> {
        plugins();
        yield readable()
            ? new YumListing(centos, call, repositories).repositories(options.has('q'))
            : 1;
      }
      case "makecache" -> readable() ? 0 : 1;
      case "clean" -> {
        say(
            "Cleaning repos: "
                + String.join(
                    " ",
                    repositories.enabled().stream().map(YumRepositories.Repository::id).toList()));
        yield 0;
      }
      default -> {
        if (List.of("update", "check-update", "info", "search", "provides").contains(verb)) {
          throw new NotModelledException();
        }
        call.err().println("No such command: " + verb + ". Please use /usr/bin/yum --help");
        yield 1;
      }
    };
  }

  /// Waits for another yum, for ever if need be.
  private void awaitOthers() throws InterruptedException {
    PackageLock lock = PackageLock.of(call.machine());
    lock.holder()
        .ifPresent(
            holder ->
                call.err()
                    .println(
                        "Existing lock %s: another copy is running as pid %d.\nAnother app is currently holding the yum lock; waiting for it to exit..."
                            .formatted(PackageLock.YUM, holder.pid())));
    while (lock.holder().isPresent()) {
      centos.pause(2000);
    }
  }

  private boolean refusedToOthers() {
    if (call.user().equals("root")) {
      return false;
    }
    call.out().println("You need to be root to perform this command.");
    return true;
  }

  private void plugins() {
    say("Loaded plugins: fastestmirror");
  }

  /// Reads all repositories in use.
  private boolean readable() throws InterruptedException {
    centos.pause(1500);
    Optional<YumRepositories.Repository> broken = repositories.broken();
    broken.ifPresent(
        each -> {
          if (each.settings().containsKey("baseurl")) {
            call.err()
                .println(
                    "%s/repodata/repomd.xml: [Errno 14] %s\nTrying other mirror.\nError: Cannot retrieve repository metadata (repomd.xml) for repository: %s. Please verify its path and try again"
                        .formatted(
                            each.address().replaceFirst("/+$", ""),
                            each.address().startsWith("file:")
                                ? "Could not open/read " + each.address()
                                : "PYCURL ERROR 6 - \"Couldn't resolve host '"
                                    + Mirrors.hostOf(each.address())
                                    + "'\"",
                            each.id()));
          } else {
            call.err()
                .println(
                    "Could not retrieve mirrorlist %s error was\n14: PYCURL ERROR 6 - \"Couldn't resolve host '%s'\"\nError: Cannot find a valid baseurl for repo: %s"
                        .formatted(each.address(), Mirrors.hostOf(each.address()), each.id()));
          }
        });
    return broken.isEmpty();
  }

  private int install(List<String> words) throws InterruptedException {
    plugins();
    if (refusedToOthers()) {
      return 1;
    }
    say("Setting up Install Process");
    if (!readable()) {
      return 1;
    }
    List<SoftwarePackage> wanted = new ArrayList<>();
    for (String word : words) {
      boolean file = word.endsWith(".rpm");
      Optional<SoftwarePackage> unit = file ? centos.fetch(call, word) : available(word);
      if (unit.isPresent() && centos.installed().isInstalled(unit.get().name())) {
        say(
            file
                ? "%s: does not update installed package.".formatted(word)
                : "Package %s already installed and latest version".formatted(unit.get().full()));
      } else if (unit.isPresent()) {
        if (file) {
          say(
              "Examining /var/tmp/yum-root/%s: %s\nMarking /var/tmp/yum-root/%1$s to be installed"
                  .formatted(
                      word.replaceFirst("^.*/", ""),
                      unit.get().full().replaceFirst("\\.[^.]*$", "")));
        }
        wanted.add(unit.get());
      } else if (centos.installed().isInstalled(word)) {
        say(
            "Package %s already installed and latest version"
                .formatted(centos.installed().find(word).orElseThrow().unit().full()));
      } else if (file) {
        call.err().println("Cannot open: " + word + ". Skipping.");
      } else {
        say("No package " + word + " available.");
      }
    }
    boolean allThere = !words.isEmpty() && words.stream().allMatch(centos.installed()::isInstalled);
    if (wanted.isEmpty()) {
      if (allThere) {
        say("Nothing to do");
        return 0;
      }
      call.err().println("Error: Nothing to do");
      return 1;
    }
    return transaction(wanted);
  }

  private Optional<SoftwarePackage> available(String name) {
    return centos.catalogue().find(name, repositories::has);
  }

  private int transaction(List<SoftwarePackage> wanted) throws InterruptedException {
    var solver = new Solver(centos.installed(), this::available);
    wanted.forEach(solver::add);
    List<SoftwarePackage> all = solver.chosen();
    if (all.stream().anyMatch(CentOs::isForeign)) {
      // Without the exclude lines the distribution's own Pacemaker 1.1 wins, which is none that
      // there is a model of.
      throw new NotModelledException();
    }
    if (!solver.missing().isEmpty()) {
      say(
          "Resolving Dependencies\n"
              + "--> Running transaction check\n"
              + "--> Finished Dependency Resolution");
      for (String missing : solver.missing()) {
        String[] parts = missing.split(" needs ", 2);
        call.err().println("Error: Package: " + parts[0] + "\n           Requires: " + parts[1]);
      }
      call.err().println(" You could try using --skip-broken to work around the problem");
      call.err().println(" You could try running: rpm -Va --nofiles --nodigest");
      return 1;
    }
    if (!options.has('y')) {
      // It asks, and reads an end of its input as no.
      call.out().print("Is this ok [y/N]: ");
      call.out().println("Exiting on user Command");
      return 1;
    }
    return new YumRun(centos, call, options.has('q')).install(wanted, all);
  }

  private int group(List<String> names) throws InterruptedException {
    plugins();
    if (refusedToOthers()) {
      return 1;
    }
    say("Setting up Group Process");
    if (!readable()) {
      return 1;
    }
    List<SoftwarePackage> wanted = new ArrayList<>();
    for (String name : names) {
      List<SoftwarePackage> units =
          GROUPS.getOrDefault(name, List.of()).stream()
              .flatMap(each -> available(each).stream())
              .toList();
      if (units.isEmpty()) {
        call.err().println("Warning: Group " + name + " does not exist.");
      }
      for (SoftwarePackage unit : units) {
        if (centos.installed().isInstalled(unit.name())) {
          say("Package " + unit.full() + " already installed and latest version");
        } else {
          wanted.add(unit);
        }
      }
    }
    if (wanted.isEmpty()) {
      // And its status is 0.
      say("No packages in any requested group available to install or update");
      return 0;
    }
    return transaction(wanted);
  }

  private int erase(List<String> names) throws InterruptedException {
    plugins();
    if (refusedToOthers()) {
      return 1;
    }
    say("Setting up Remove Process");
    List<String> there = names.stream().filter(centos.installed()::isInstalled).toList();
    names.stream()
        .filter(name -> !there.contains(name))
        .forEach(name -> say("No Match for argument: " + name));
    if (there.isEmpty()) {
      say("No Packages marked for removal");
      return 0;
    }
    return new YumRun(centos, call, options.has('q')).erase(there);
  }
}
