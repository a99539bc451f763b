package futago.simulator.shell;

import futago.simulator.machine.Launch;
import futago.simulator.machine.Launcher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs simple commands: assignments, functions, builtins and programs.
final class SimpleCommands {
  private final Environment environment;
  private final Interpreter interpreter;
  private final Expander expander;
  private final Redirector redirector;

  SimpleCommands(
      Environment environment, Interpreter interpreter, Expander expander, Redirector redirector) {
    this.environment = environment;
    this.interpreter = interpreter;
    this.expander = expander;
    this.redirector = redirector;
  }

  int run(Command.Simple command) throws InterruptedException {
    environment.process.checkAlive();
    interpreter.resetSubstitutionStatus();
    List<String> words = expander.fields(command.words());
    interpreter.trace(words);
    String name = words.isEmpty() ? "" : words.getFirst();
    Command function = environment.functions.get(name);
    Builtin builtin = function == null ? Builtins.find(name) : null;
    boolean lasting = words.isEmpty() || (builtin != null && builtin.special());
    var undo = redirector.undo();
    Map<String, Variables.Saved> saved = new HashMap<>();
    try {
      redirector.apply(command.redirections(), undo);
      for (Command.Assignment each : command.assignments()) {
        String value = expander.text(each.value());
        if (!lasting) {
          saved.putIfAbsent(each.name(), environment.variables.save(each.name()));
        }
        environment.variables.set(each.name(), value);
        if (!lasting) {
          environment.variables.export(each.name());
        }
      }
      if (words.isEmpty()) {
        return interpreter.substitutionStatus();
      }
      List<String> arguments = words.subList(1, words.size());
      if (function != null) {
        return call(function, arguments);
      }
      if (builtin != null) {
        if (name.equals("exec") && arguments.isEmpty()) {
          undo.forget();
        }
        return builtin.run(interpreter, name, arguments, command.line());
      }
      if (environment.only.equals(Optional.of(command))) {
        // The fork has nothing left to do but this: what it redirected it needs no more.
        undo.forget();
      }
      return program(words, command.line());
    } catch (RedirectionException e) {
      if (lasting && builtin != null) {
        throw new ShellException(e.getMessage());
      }
      interpreter.complain(command.line(), e.getMessage());
      return environment.dialect.failure();
    } finally {
      saved.forEach(environment.variables::restore);
      undo.run();
    }
  }

  private int call(Command function, List<String> arguments) throws InterruptedException {
    List<String> before = environment.positional;
    int loops = environment.loopDepth;
    environment.positional = List.copyOf(arguments);
    environment.variables.enterFunction();
    environment.functionDepth++;
    environment.loopDepth = 0;
    try {
      return interpreter.run(function);
    } catch (Leave leave) {
      if (leave.what() != Leave.What.FUNCTION) {
        throw leave;
      }
      return leave.number();
    } finally {
      environment.loopDepth = loops;
      environment.functionDepth--;
      environment.variables.leaveFunction();
      environment.positional = before;
    }
  }

  /// Runs a builtin or a program.
  int runWords(List<String> words, int line) throws InterruptedException {
    Builtin builtin = Builtins.find(words.getFirst());
    return builtin != null
        ? builtin.run(interpreter, words.getFirst(), words.subList(1, words.size()), line)
        : program(words, line);
  }

  /// Runs a program and waits for it.
  private int program(List<String> words, int line) throws InterruptedException {
    Launch launch = environment.launch(words, environment.variables.environment());
    Launcher launcher = environment.machine.launcher();
    if (launcher.find(launch).isEmpty()) {
      environment.machine.noteMissing(words);
      return interpreter.notFound(line, words.getFirst());
    }
    environment.descriptors.flush();
    return launcher.run(launch, environment.process, environment.name);
  }
}
