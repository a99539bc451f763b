package futago.simulator.shell;

import futago.simulator.machine.FileEntry;
import futago.simulator.machine.Launcher;
import futago.simulator.machine.Permissions;
import futago.simulator.machine.Signal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The builtins that deal with the process: directory, signals, other processes, what a name means.
final class SystemBuiltins {
  private SystemBuiltins() {}

  static Map<String, Builtin.Body> all() {
    return Map.of(
        "cd", SystemBuiltins::cd,
        "pwd", SystemBuiltins::pwd,
        "umask", SystemBuiltins::umask,
        "trap", SystemBuiltins::trap,
        "wait", SystemBuiltins::waitFor,
        "command", SystemBuiltins::command,
        "type", SystemBuiltins::type);
  }

  private static int cd(Interpreter shell, List<String> arguments, Builtin.Say say) {
    Environment environment = shell.environment();
    List<String> words =
        !arguments.isEmpty() && List.of("--", "-P", "-L").contains(arguments.getFirst())
            ? arguments.subList(1, arguments.size())
            : arguments;
    String to =
        words.isEmpty()
            ? environment.variables.get("HOME").orElse("")
            : words.getFirst().equals("-")
                ? environment.variables.get("OLDPWD").orElse("")
                : words.getFirst();
    if (to.isEmpty()) {
      return 0;
    }
    String real = environment.machine.files().real(environment.path(to));
    boolean isDirectory =
        environment.machine.files().find(real).filter(FileEntry::isDirectory).isPresent();
    boolean allowed =
        new Permissions(environment.machine, environment.user).allow(real, Permissions.EXECUTE);
    if (!isDirectory || !allowed) {
      return say.fail(environment.dialect.failure(), "can't cd to " + to);
    }
    environment.variables.set("OLDPWD", environment.directory);
    environment.directory = real;
    environment.variables.set("PWD", real);
    if (!words.isEmpty() && words.getFirst().equals("-")) {
      environment.descriptors.output(1).println(real);
    }
    return 0;
  }

  private static int pwd(Interpreter shell, List<String> arguments, Builtin.Say say) {
    shell.environment().descriptors.output(1).println(shell.environment().directory);
    return 0;
  }

  private static int umask(Interpreter shell, List<String> arguments, Builtin.Say say) {
    if (arguments.isEmpty()) {
      shell
          .environment()
          .descriptors
          .output(1)
          .println("%04o".formatted(shell.environment().umask));
      return 0;
    }
    if (!arguments.getFirst().matches("[0-7]{1,4}")) {
      return say.fail(2, "Illegal number: " + arguments.getFirst());
    }
    shell.environment().umask = Integer.parseInt(arguments.getFirst(), 8);
    return 0;
  }

  private static int trap(Interpreter shell, List<String> arguments, Builtin.Say say) {
    Environment environment = shell.environment();
    if (arguments.isEmpty()) {
      var out = environment.descriptors.output(1);
      new TreeMap<>(environment.traps)
          .forEach((signal, action) -> out.println("trap -- '" + action + "' " + signal));
      return 0;
    }
    List<String> words =
        arguments.getFirst().equals("--") ? arguments.subList(1, arguments.size()) : arguments;
    boolean onlySignals = words.size() == 1 || words.getFirst().matches("\\d+");
    String action = onlySignals ? "-" : words.getFirst();
    for (String word : onlySignals ? words : words.subList(1, words.size())) {
      Optional<String> name =
          word.equals("EXIT") || word.equals("0")
              ? Optional.of("EXIT")
              : Signal.of(word).map(Signal::name);
      if (name.isEmpty()) {
        return say.fail(1, word + ": bad trap");
      }
      shell.traps().set(name.get(), Optional.of(action).filter(said -> !said.equals("-")));
    }
    return 0;
  }

  private static int waitFor(Interpreter shell, List<String> arguments, Builtin.Say say)
      throws InterruptedException {
    Environment environment = shell.environment();
    int status = arguments.isEmpty() ? 0 : Launcher.NOT_FOUND;
    for (Environment.Job job : List.copyOf(environment.jobs)) {
      if (arguments.isEmpty() || arguments.contains(Integer.toString(job.pid()))) {
        environment.process.await(job.thread()::join);
        environment.jobs.remove(job);
        status = arguments.isEmpty() ? 0 : job.status()[0];
      }
    }
    return status;
  }

  private static int command(Interpreter shell, List<String> arguments, Builtin.Say say)
      throws InterruptedException {
    if (arguments.isEmpty()) {
      return 0;
    }
    if (arguments.getFirst().equals("-v")) {
      int status = 0;
      for (String name : arguments.subList(1, arguments.size())) {
        Optional<String> meaning = meaning(shell.environment(), name);
        meaning.ifPresent(shell.environment().descriptors.output(1)::println);
        status = meaning.isPresent() ? status : shell.environment().dialect.unknown();
      }
      return status;
    }
    List<String> words =
        arguments.getFirst().equals("--") || arguments.getFirst().equals("-p")
            ? arguments.subList(1, arguments.size())
            : arguments;
    return shell.withoutFunctions(words);
  }

  private static int type(Interpreter shell, List<String> arguments, Builtin.Say say) {
    int status = 0;
    var out = shell.environment().descriptors.output(1);
    for (String name : arguments) {
      Optional<String> meaning = meaning(shell.environment(), name);
      if (meaning.isEmpty()) {
        out.println(name + ": not found");
        status = shell.environment().dialect.unknown();
      } else if (shell.environment().functions.containsKey(name)) {
        out.println(name + " is a shell function");
      } else if (Builtins.find(name) != null) {
        out.println(
            name + " is a " + (Builtins.isSpecial(name) ? "special " : "") + "shell builtin");
      } else {
        out.println(name + " is " + meaning.get());
      }
    }
    return status;
  }

  /// What a name means: itself for what is the shell's own, else a path.
  private static Optional<String> meaning(Environment environment, String name) {
    if (environment.functions.containsKey(name) || Builtins.find(name) != null) {
      return Optional.of(name);
    }
    var launch = environment.launch(List.of(name), environment.variables.environment());
    return environment.machine.launcher().whereIs(launch);
  }
}
