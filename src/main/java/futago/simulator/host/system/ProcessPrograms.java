package futago.simulator.host.system;

import futago.simulator.host.Table;
import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.machine.NotModelledException;
import futago.simulator.machine.Options;
import futago.simulator.machine.Program;
import futago.simulator.machine.Signal;
import futago.simulator.machine.SimProcess;
import futago.simulator.machine.Tool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// `ps`, `pgrep`, `pkill`, `killall` and `pidof`.
final class ProcessPrograms {
  private ProcessPrograms() {}

  private static String command(SimProcess process) {
    String word = process.argv().getFirst();
    return word.substring(word.lastIndexOf('/') + 1);
  }

  /// `ps`: all processes, in the columns of `aux`, of `-ef`, or those of `-o`.
  static Program ps() {
    Tool tool =
        call -> {
          List<String> words = new ArrayList<>(call.arguments());
          if (!words.isEmpty() && words.getFirst().matches("[aux]+")) {
            words.set(0, "-" + words.getFirst());
          }
          var options = Options.of(words, "aAefuxo:C:p:", "format=o");
          if (!options.words().isEmpty()) {
            throw new NotModelledException();
          }
          List<String> columns =
              options.has('o')
                  ? options.values('o').stream()
                      .flatMap(each -> Arrays.stream(each.split(",", -1)))
                      .toList()
                  : options.has('u')
                      ? List.of("user", "pid", "args")
                      : options.has('f')
                          ? List.of("user", "pid", "ppid", "args")
                          : List.of("pid", "comm");
          return list(call, options, columns);
        };
    return tool.program();
  }

  private static int list(Call call, Options options, List<String> columns) {
    var alignment = new StringBuilder();
    columns.forEach(column -> alignment.append(column.startsWith("p") ? 'r' : 'l'));
    var table = new Table(alignment.toString());
    if (columns.stream().noneMatch(column -> column.endsWith("="))) {
      table.row(columns.stream().map(ProcessPrograms::heading).toList());
    }
    boolean any = false;
    for (SimProcess process : call.machine().processes().all()) {
      boolean wanted =
          options.value('C').map(command(process)::equals).orElse(true)
              && options.value('p').map(Integer.toString(process.pid())::equals).orElse(true);
      if (wanted) {
        any = true;
        table.row(columns.stream().map(column -> cell(column, process)).toList());
      }
    }
    table.lines().forEach(call.out()::println);
    return any ? 0 : 1;
  }

  private static String heading(String column) {
    return switch (column) {
      case "args", "cmd", "comm" -> column.equals("args") ? "COMMAND" : "CMD";
      default -> column.toUpperCase(Locale.ROOT);
    };
  }

  private static String cell(String column, SimProcess process) {
    return switch (column.replace("=", "")) {
      case "pid" -> Integer.toString(process.pid());
      case "ppid" -> Integer.toString(process.parentPid());
      case "user" -> process.user();
      case "comm" -> command(process);
      case "args", "cmd" -> String.join(" ", process.argv());
      default -> throw new NotModelledException();
    };
  }

  /// `pgrep` or `pkill`: by a regular expression.
  static Program byPattern(boolean kills) {
    Tool tool =
        call -> {
          List<String> words = new ArrayList<>(call.arguments());
          Optional<Signal> signal = kills ? signal(words) : Optional.empty();
          var options = Options.of(words, "xfu:l", "exact=x", "full=f", "euid=u");
          String text = options.words().isEmpty() ? "" : options.words().getFirst();
          Pattern pattern = Pattern.compile(options.has('x') ? "^(?:" + text + ")$" : text);
          List<SimProcess> found =
              others(
                  call,
                  process ->
                      options.value('u').map(process.user()::equals).orElse(true)
                          && pattern
                              .matcher(
                                  options.has('f')
                                      ? String.join(" ", process.argv())
                                      : command(process))
                              .find());
          if (kills) {
            found.forEach(process -> process.send(signal.orElse(Signal.TERM)));
          } else {
            found.forEach(
                process ->
                    call.out()
                        .println(process.pid() + (options.has('l') ? " " + command(process) : "")));
          }
          return found.isEmpty() ? 1 : 0;
        };
    return tool.program();
  }

  private static List<SimProcess> others(Call call, Predicate<SimProcess> wanted) {
    return call.machine().processes().all().stream()
        .filter(process -> process.pid() != call.process().pid())
        .filter(wanted)
        .toList();
  }

  /// Takes the signal out of the words, such as `-9` or `-KILL`.
  private static Optional<Signal> signal(List<String> words) {
    for (String word : words) {
      Optional<Signal> signal =
          word.startsWith("-") ? Signal.of(word.substring(1)) : Optional.empty();
      if (signal.isPresent()) {
        words.remove(word);
        return signal;
      }
    }
    return Optional.empty();
  }

  /// `killall`, from the package psmisc: by exact name.
  static Program killall() {
    return call -> {
      List<String> words = new ArrayList<>(call.arguments());
      Signal signal = signal(words).orElse(Signal.TERM);
      boolean quiet = words.remove("-q");
      if (words.isEmpty() || words.stream().anyMatch(word -> word.startsWith("-"))) {
        return Machine.notModelled(call);
      }
      int status = 0;
      for (String name : words) {
        List<SimProcess> found = others(call, process -> command(process).equals(name));
        found.forEach(process -> process.send(signal));
        if (found.isEmpty()) {
          status = 1;
          if (!quiet) {
            call.err().println(name + ": no process found");
          }
        }
      }
      return status;
    };
  }

  static Program pidof() {
    return call -> {
      if (call.arguments().size() != 1) {
        return Machine.notModelled(call);
      }
      String name = call.arguments().getFirst();
      List<String> found =
          others(call, process -> command(process).equals(name)).stream()
              .map(process -> Integer.toString(process.pid()))
              .toList();
      if (!found.isEmpty()) {
        call.out().println(String.join(" ", found.reversed()));
      }
      return found.isEmpty() ? 1 : 0;
    };
  }
}
