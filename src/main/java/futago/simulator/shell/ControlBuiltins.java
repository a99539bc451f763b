package futago.simulator.shell;

import futago.simulator.machine.Launcher;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The builtins that say what is run next.
final class ControlBuiltins {
  private ControlBuiltins() {}

  static Map<String, Builtin.Body> all() {
    return Map.of(
        ":", (_, _, _) -> 0,
        "true", (_, _, _) -> 0,
        "false", (_, _, _) -> 1,
        "exit", (shell, arguments, _) -> leave(Leave.What.SHELL, shell, arguments),
        "return", (shell, arguments, _) -> leave(Leave.What.FUNCTION, shell, arguments),
        "break", (shell, arguments, _) -> loop(Leave.What.LOOP, shell, arguments),
        "continue", (shell, arguments, _) -> loop(Leave.What.ROUND, shell, arguments),
        "eval", (shell, arguments, _) -> shell.runAll(String.join(" ", arguments)),
        ".", ControlBuiltins::source,
        "exec", ControlBuiltins::exec);
  }

  private static int leave(Leave.What what, Interpreter shell, List<String> arguments) {
    int status = shell.environment().status;
    if (!arguments.isEmpty()) {
      if (!arguments.getFirst().matches("\\d{1,9}")) {
        throw new ShellException("Illegal number: " + arguments.getFirst());
      }
      status = Integer.parseInt(arguments.getFirst()) & 0xff;
    }
    throw new Leave(what, status);
  }

  private static int loop(Leave.What what, Interpreter shell, List<String> arguments) {
    if (shell.environment().loopDepth == 0) {
      return 0;
    }
    int number = arguments.isEmpty() ? 1 : Integer.parseInt(arguments.getFirst());
    throw new Leave(what, Math.min(number, shell.environment().loopDepth));
  }

  private static int source(Interpreter shell, List<String> arguments, Builtin.Say say)
      throws InterruptedException {
    Environment environment = shell.environment();
    String path = arguments.isEmpty() ? "" : arguments.getFirst();
    var candidates = new ArrayList<String>();
    if (path.contains("/")) {
      candidates.add(environment.path(path));
    } else {
      for (String directory : environment.variables.get("PATH").orElse("").split(":", -1)) {
        candidates.add(environment.path(directory + "/" + path));
      }
    }
    Optional<String> text =
        candidates.stream()
            .flatMap(each -> environment.machine.files().find(each).stream())
            .filter(futago.simulator.machine.FileEntry::isFile)
            .map(entry -> new String(entry.content(), StandardCharsets.UTF_8))
            .findFirst();
    if (text.isEmpty()) {
      throw new ShellException(
          ".: "
              + (path.contains("/")
                  ? "cannot open " + path + ": No such file"
                  : path + ": not found"));
    }
    try {
      return shell.runAll(text.get());
    } catch (Leave leave) {
      if (leave.what() == Leave.What.FUNCTION) {
        return leave.number();
      }
      throw leave;
    }
  }

  private static int exec(Interpreter shell, List<String> arguments, Builtin.Say say)
      throws InterruptedException {
    if (arguments.isEmpty()) {
      return 0;
    }
    Environment environment = shell.environment();
    var launch = environment.launch(arguments, environment.variables.environment());
    if (environment.machine.launcher().find(launch).isEmpty()) {
      environment.machine.noteMissing(arguments);
      throw new Leave(Leave.What.SHELL, shell.notFound(1, arguments.getFirst()));
    }
    environment.traps.clear();
    Launcher launcher = environment.machine.launcher();
    throw new Leave(
        Leave.What.SHELL,
        environment.ownsProcess
            ? launcher.become(launch, environment.process, environment.name)
            : launcher.run(launch, environment.process, environment.name));
  }
}
