package futago.simulator.shell;

import java.util.List;

/// Runs loops.
final class Loops {
  private final Environment environment;
  private final Interpreter interpreter;

  Loops(Environment environment, Interpreter interpreter) {
    this.environment = environment;
    this.interpreter = interpreter;
  }

  int run(Command.For loop, Expander expander) throws InterruptedException {
    List<String> values =
        loop.words().isPresent() ? expander.fields(loop.words().get()) : environment.positional;
    int status = 0;
    environment.loopDepth++;
    try {
      for (String value : values) {
        environment.variables.set(loop.name(), value);
        var round = new Round();
        status = round.run(loop.body());
        if (round.last) {
          break;
        }
      }
    } finally {
      environment.loopDepth--;
    }
    return status;
  }

  int run(Command.Loop loop) throws InterruptedException {
    int status = 0;
    environment.loopDepth++;
    try {
      while (true) {
        var condition = new Round();
        int outcome = condition.test(loop.condition());
        if (condition.last || (!condition.left && (outcome == 0) == loop.until())) {
          return status;
        }
        if (condition.left) {
          continue;
        }
        var round = new Round();
        status = round.run(loop.body());
        if (round.last) {
          return status;
        }
      }
    } finally {
      environment.loopDepth--;
    }
  }

  /// One time through a loop.
  private final class Round {
    /// Whether it was left by `break` or `continue`.
    private boolean left;

    /// Whether it was the last.
    private boolean last;

    int run(Command body) throws InterruptedException {
      try {
        return interpreter.run(body);
      } catch (Leave leave) {
        return left(leave);
      }
    }

    int test(Command condition) throws InterruptedException {
      try {
        return interpreter.condition(condition);
      } catch (Leave leave) {
        return left(leave);
      }
    }

    private int left(Leave leave) {
      if (leave.what() != Leave.What.LOOP && leave.what() != Leave.What.ROUND) {
        throw leave;
      }
      if (leave.number() > 1 && environment.loopDepth > 1) {
        throw new Leave(leave.what(), leave.number() - 1);
      }
      left = true;
      last = leave.what() == Leave.What.LOOP;
      return 0;
    }
  }
}
