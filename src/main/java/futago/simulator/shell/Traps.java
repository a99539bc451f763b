package futago.simulator.shell;

import futago.simulator.machine.BrokenPipeException;
import futago.simulator.machine.Signal;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a shell does when it ends, or is sent a signal.
final class Traps {
  private final Environment environment;
  private final Interpreter interpreter;

  Traps(Environment environment, Interpreter interpreter) {
    this.environment = environment;
    this.interpreter = interpreter;
  }

  /// Whether a signal does not end the shell.
  boolean catches(Signal signal) {
    return signal != Signal.KILL && environment.traps.containsKey(signal.name());
  }

  /// Sets a trap, or takes it away.
  ///
  /// @param signal a signal's name, or `EXIT`
  /// @param action nothing for what happens without a trap
  void set(String signal, Optional<String> action) {
    if (action.isPresent()) {
      environment.traps.put(signal, action.get());
    } else {
      environment.traps.remove(signal);
    }
    if (signal.equals(Signal.PIPE.name())) {
      environment.descriptors.ignoreBrokenPipes(action.filter(String::isEmpty).isPresent());
    }
    if (environment.ownsProcess) {
      environment.process.catches(
          environment.traps.keySet().stream()
              .flatMap(each -> Signal.of(each).stream())
              .collect(Collectors.toSet()));
    }
  }

  /// Runs the trap for a signal that has come.
  void runPending() throws InterruptedException {
    Optional<Signal> signal = environment.process.pending();
    if (signal.isPresent() && catches(signal.get())) {
      environment.process.forgetSignal();
      int before = environment.status;
      interpreter.runAll(environment.traps.get(signal.get().name()));
      environment.status = before;
    }
  }

  /// Runs a shell, and says how it ended.
  int guard(Interpreter.Life life) throws InterruptedException {
    try {
      return life.live();
    } catch (Leave leave) {
      return leave.what() == Leave.What.SHELL || leave.what() == Leave.What.FUNCTION
          ? leave.number()
          : 0;
    } catch (SyntaxException e) {
      interpreter.complain(e.line(), e.getMessage());
      return 2;
    } catch (ShellException e) {
      interpreter.complain(1, e.getMessage());
      return environment.dialect.failure();
    } catch (BrokenPipeException e) {
      if (!catches(Signal.PIPE)) {
        throw e;
      }
      return guard(() -> interpreter.runAll(environment.traps.get(Signal.PIPE.name())));
    }
  }

  /// Runs the trap for the end of the shell.
  ///
  /// @return the status with which the shell ends
  int atExit(int status) throws InterruptedException {
    String action = environment.traps.remove("EXIT");
    if (action == null || action.isEmpty()) {
      return status;
    }
    environment.status = status;
    return guard(
        () -> {
          interpreter.runAll(action);
          return status;
        });
  }
}
