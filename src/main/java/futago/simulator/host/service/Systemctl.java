package futago.simulator.host.service;

import futago.simulator.machine.Call;
import futago.simulator.machine.Descriptors;
import futago.simulator.machine.Machine;
import futago.simulator.machine.OpenFiles;
import futago.simulator.machine.Options;
import futago.simulator.machine.Program;
import futago.simulator.machine.Service;
import futago.simulator.machine.Tool;
import java.util.List;
import java.util.Optional;

/// `systemctl` of systemd 252, as far as services go.
final class Systemctl {
  private static final int NO_SUCH_UNIT = 4;
  private static final int NOT_INSTALLED = 5;

  private final ServiceTable table;
  private final Call call;
  private final Options options;

  private Systemctl(ServiceTable table, Call call, Options options) {
    this.table = table;
    this.call = call;
    this.options = options;
  }

  static Program systemctl(ServiceTable table) {
    Tool tool =
        call -> {
          var options =
              Options.of(
                  call,
                  "p:qnlt:P:",
                  "property=p",
                  "quiet=q",
                  "now=n",
                  "no-pager=l",
                  "full=l",
                  "type=t");
          List<String> words = options.words();
          return words.isEmpty()
              ? Machine.notModelled(call)
              : new Systemctl(table, call, options)
                  .run(
                      words.getFirst(),
                      words.subList(1, words.size()).stream().map(Systemctl::plain).toList());
        };
    return tool.program();
  }

  private static String plain(String unit) {
    return unit.endsWith(".service") ? unit.substring(0, unit.length() - 8) : unit;
  }

  private int run(String verb, List<String> names) throws InterruptedException {
    if (names.isEmpty()) {
      return switch (verb) {
        case "daemon-reload", "reset-failed" -> 0;
        case "is-system-running" -> {
          call.out().println("running");
          yield 0;
        }
        default -> Machine.notModelled(call);
      };
    }
    return switch (verb) {
      case "start", "stop", "restart", "reload", "try-restart", "reload-or-restart" ->
          each(verb, names);
      case "enable", "disable" -> install(verb.equals("enable"), names);
      case "is-active" -> active(names);
      case "is-enabled" -> enabled(names);
      case "show" -> new UnitProperties(table, call).show(names, options.values('p'));
      case "status" -> new UnitProperties(table, call).status(names);
      case "cat" -> cat(names);
      case "reset-failed" -> 0;
      default -> Machine.notModelled(call);
    };
  }

  private int each(String verb, List<String> names) throws InterruptedException {
    int status = 0;
    for (String name : names) {
      if (table.find(name).isEmpty()) {
        call.err()
            .println(
                "Failed to %s %s.service: Unit %s.service not found.".formatted(verb, name, name));
        status = NOT_INSTALLED;
      } else if (!one(verb, name)) {
        status = 1;
      }
    }
    return status;
  }

  private boolean one(String verb, String name) throws InterruptedException {
    return switch (verb) {
      case "start" -> start(name);
      case "stop" -> stop(name);
      case "restart" -> restart(name);
      case "try-restart" -> !service(name).isRunning() || restart(name);
      case "reload-or-restart" -> service(name).isRunning() ? reload(name) : start(name);
      default -> reload(name);
    };
  }

  private Service service(String name) {
    return table.find(name).orElseThrow();
  }

  private boolean start(String name) throws InterruptedException {
    Optional<String> needed =
        ServiceTable.neededBy(name).filter(each -> table.find(each).isPresent());
    if (needed.isPresent() && !service(needed.get()).isRunning() && !start(needed.get())) {
      call.err()
          .println(
              "A dependency job for %s.service failed. See 'journalctl -xe' for details."
                  .formatted(name));
      return false;
    }
    return succeeded(name, silently(quiet -> service(name).start(quiet)));
  }

  private boolean stop(String name) throws InterruptedException {
    Optional<String> dependent = runningDependent(name);
    if (dependent.isPresent() && !stop(dependent.get())) {
      return false;
    }
    return succeeded(name, silently(quiet -> service(name).stop(quiet)));
  }

  /// What needs a service is stopped and started along with it.
  private boolean restart(String name) throws InterruptedException {
    Optional<String> dependent = runningDependent(name);
    return stop(name) && start(name) && (dependent.isEmpty() || start(dependent.get()));
  }

  private Optional<String> runningDependent(String name) {
    return ServiceTable.dependentOf(name)
        .filter(each -> table.find(each).filter(Service::isRunning).isPresent());
  }

  private boolean reload(String name) throws InterruptedException {
    if (!service(name).isRunning()) {
      call.err().println(name + ".service is not active, cannot reload.");
      return false;
    }
    return succeeded(name, silently(quiet -> service(name).reload(quiet)));
  }

  private boolean succeeded(String name, int status) {
    if (status != 0) {
      call.err()
          .println(
              "Job for %1$s.service failed because the control process exited with error code.\nSee \"systemctl status %1$s.service\" and \"journalctl -xeu %1$s.service\" for details."
                  .formatted(name));
    }
    return status == 0;
  }

  /// What a service does by a call.
  private interface Deed {
    int with(Call call) throws InterruptedException;
  }

  /// What a service says goes to the journal.
  private int silently(Deed deed) throws InterruptedException {
    try (var nowhere =
        Descriptors.of(OpenFiles.nothing(), OpenFiles.nothing(), OpenFiles.nothing())) {
      return deed.with(new QuietCall(call, nowhere));
    }
  }

  private int install(boolean enable, List<String> names) throws InterruptedException {
    for (String name : names) {
      if (table.find(name).isEmpty()) {
        call.err()
            .println(
                "Failed to %s unit: Unit file %s.service does not exist."
                    .formatted(enable ? "enable" : "disable", name));
        return 1;
      }
    }
    for (String name : names) {
      if (table.startedAtBoot().contains(name) != enable) {
        String link = ServiceTable.WANTED + name + ".service";
        call.err()
            .println(
                enable
                    ? "Created symlink " + link + arrow() + table.unitFile(name) + "."
                    : "Removed \"" + link + "\".");
        table.startAtBoot(name, enable);
      }
    }
    return options.has('n') ? each(enable ? "start" : "stop", names) : 0;
  }

  private String arrow() {
    String locale = call.environment("LC_ALL") + call.environment("LANG");
    return locale.contains("UTF-8") ? " → " : " -> ";
  }

  private int active(List<String> names) {
    boolean any = false;
    for (String name : names) {
      boolean runs = table.find(name).filter(Service::isRunning).isPresent();
      any |= runs;
      if (!options.has('q')) {
        call.out().println(runs ? "active" : "inactive");
      }
    }
    return any ? 0 : names.stream().allMatch(name -> table.find(name).isEmpty()) ? NO_SUCH_UNIT : 3;
  }

  private int enabled(List<String> names) {
    boolean any = false;
    for (String name : names) {
      if (table.find(name).isEmpty()) {
        call.err()
            .println(
                "Failed to get unit file state for %s.service: No such file or directory"
                    .formatted(name));
        continue;
      }
      boolean on = table.startedAtBoot().contains(name);
      any |= on;
      if (!options.has('q')) {
        call.out().println(on ? "enabled" : "disabled");
      }
    }
    return any ? 0 : 1;
  }

  private int cat(List<String> names) {
    for (String name : names) {
      if (table.find(name).isEmpty()) {
        call.err().println("No files found for " + name + ".service.");
        return 1;
      }
      String path = table.unitFile(name);
      call.out().println("# " + path);
      call.out().print(call.machine().files().text(path).orElse(""));
    }
    return 0;
  }
}
