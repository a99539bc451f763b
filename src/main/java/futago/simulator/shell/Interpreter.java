package futago.simulator.shell;

import futago.simulator.machine.EndedException;
import futago.simulator.machine.Launcher;
import futago.simulator.machine.OpenFiles;
import futago.simulator.machine.Signal;
import futago.simulator.shell.Command.Item;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Runs commands in an {@link Environment}.
final class Interpreter {
  private final Environment environment;
  private final Expander expander;
  private final Redirector redirector;
  private final SimpleCommands simple;
  private final Traps traps;

  /// Above 0 where a failure is a condition, and does not end a shell under `set -e`.
  private int conditions;

  /// The status of the last command substitution, for an assignment without a command.
  private int substitutionStatus;

  Interpreter(Environment environment) {
    this.environment = environment;
    this.expander = new Expander(environment, this);
    this.redirector = new Redirector(environment, expander);
    this.simple = new SimpleCommands(environment, this, expander, redirector);
    this.traps = new Traps(environment, this);
  }

  Environment environment() {
    return environment;
  }

  Traps traps() {
    return traps;
  }

  int substitutionStatus() {
    return substitutionStatus;
  }

  void resetSubstitutionStatus() {
    substitutionStatus = 0;
  }

  /// Runs a command.
  ///
  /// @return its status, which is also `$?`
  int run(Command command) throws InterruptedException {
    try {
      environment.status = carryOut(command);
      traps.runPending();
    } catch (InterruptedException e) {
      environment.status = ended(e);
    } catch (EndedException e) {
      environment.status = ended((InterruptedException) new InterruptedException().initCause(e));
    }
    return environment.status;
  }

  private int carryOut(Command command) throws InterruptedException {
    return switch (command) {
      case Command.Simple each -> checked(simple.run(each));
      case Command.Pipeline pipeline -> pipeline(pipeline);
      case Command.AndOr andOr -> andOr(andOr);
      case Command.Sequence sequence -> sequence(sequence.items());
      case Command.Subshell subshell -> checked(subshell(subshell.body()));
      case Command.Group group -> run(group.body());
      case Command.If branch -> branch(branch);
      case Command.For loop -> new Loops(environment, this).run(loop, expander);
      case Command.Loop loop -> new Loops(environment, this).run(loop);
      case Command.Case choice -> choose(choice);
      case Command.Function function -> {
        environment.functions.put(function.name(), function.body());
        yield 0;
      }
      case Command.Redirected redirected -> redirected(redirected);
    };
  }

  /// Ends the shell after a failure under `set -e`.
  private int checked(int status) {
    if (status != 0 && conditions == 0 && environment.has('e')) {
      throw new Leave(Leave.What.SHELL, status);
    }
    return status;
  }

  /// Runs a command of which only the outcome counts.
  int condition(Command command) throws InterruptedException {
    conditions++;
    try {
      return run(command);
    } finally {
      conditions--;
    }
  }

  /// The text of a program, line by line: what follows is read only when the line has been run.
  int runAll(String text) throws InterruptedException {
    Parser parser = Parser.of(text, 1);
    int status = 0;
    for (Optional<Command> line = parser.nextLine(); line.isPresent(); line = parser.nextLine()) {
      status = environment.has('n') ? 0 : run(line.get());
      environment.status = status;
    }
    return status;
  }

  private int sequence(List<Item> items) throws InterruptedException {
    int status = 0;
    for (Item item : items) {
      status =
          item.background()
              ? new Pipelines(environment).background(item.command())
              : run(item.command());
    }
    return status;
  }

  private int andOr(Command.AndOr andOr) throws InterruptedException {
    int status = condition(andOr.first());
    environment.status = status;
    return (status == 0) == andOr.and() ? run(andOr.second()) : status;
  }

  private int pipeline(Command.Pipeline pipeline) throws InterruptedException {
    if (pipeline.commands().size() > 1) {
      int status =
          new Pipelines(environment).run(pipeline.commands(), conditions > 0 || pipeline.negated());
      return pipeline.negated() ? status == 0 ? 1 : 0 : checked(status);
    }
    return condition(pipeline.commands().getFirst()) == 0 ? 1 : 0;
  }

  private int branch(Command.If branch) throws InterruptedException {
    if (condition(branch.condition()) == 0) {
      return run(branch.then());
    }
    return branch.otherwise().isPresent() ? run(branch.otherwise().get()) : 0;
  }

  private int choose(Command.Case choice) throws InterruptedException {
    String subject = expander.text(choice.subject());
    for (Command.Branch branch : choice.branches()) {
      for (Word pattern : branch.patterns()) {
        if (Glob.matches(expander.pattern(pattern), subject)) {
          return run(branch.body());
        }
      }
    }
    return 0;
  }

  private int redirected(Command.Redirected redirected) throws InterruptedException {
    var undo = redirector.undo();
    try {
      redirector.apply(redirected.redirections(), undo);
      return run(redirected.body());
    } catch (RedirectionException e) {
      complain(redirected.line(), e.getMessage());
      return checked(environment.dialect.failure());
    } finally {
      undo.run();
    }
  }

  /// Says what is wrong.
  void complain(int line, String text) {
    say(environment.dialect.complaint(environment.name, line, text));
  }

  /// Says that there is no such command.
  int notFound(int line, String command) {
    say(environment.dialect.notFound(environment.name, line, command));
    return Launcher.NOT_FOUND;
  }

  private void say(String text) {
    environment.descriptors.output(2).println(text);
  }

  private int subshell(Command body) throws InterruptedException {
    return new Interpreter(environment.fork()).runSubshell(body, conditions > 0);
  }

  /// Runs a command in this shell to its end, and ends the shell.
  ///
  /// @param condition whether a failure in it is a condition
  int runSubshell(Command body, boolean condition) throws InterruptedException {
    conditions = condition ? 1 : 0;
    return toItsEnd(() -> run(body));
  }

  /// What a shell does.
  @FunctionalInterface
  interface Life {
    int live() throws InterruptedException;
  }

  /// Lets a shell live until it is over for whatever reason, then runs its trap for that.
  int toItsEnd(Life life) throws InterruptedException {
    try {
      environment.status = traps.guard(life);
      conditions = 0;
      environment.status = traps.atExit(environment.status);
      return environment.status;
    } finally {
      environment.descriptors.flush();
      environment.descriptors.close();
    }
  }

  /// What a command prints, without the line breaks at its end.
  String substitute(Command command) throws InterruptedException {
    var output = new ByteArrayOutputStream();
    Environment fork = environment.fork();
    fork.descriptors.put(1, OpenFiles.writing(output));
    substitutionStatus = new Interpreter(fork).runSubshell(command, false);
    environment.status = substitutionStatus;
    String text = output.toString(StandardCharsets.UTF_8).replace("\0", "");
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    return text.substring(0, end);
  }

  /// Deals with having been ended: runs the trap for the signal, if there is one.
  ///
  /// @return the status of the command that was ended
  /// @throws InterruptedException if there is no trap, and so the shell is over
  private int ended(InterruptedException how) throws InterruptedException {
    Optional<Signal> signal = environment.process.pending();
    if (signal.isEmpty() || !traps.catches(signal.get())) {
      throw how;
    }
    traps.runPending();
    return signal.get().status();
  }

  /// Runs words as a command, whatever functions there are.
  int withoutFunctions(List<String> words) throws InterruptedException {
    return simple.runWords(words, 1);
  }

  /// The words of a simple command, for `set -x`.
  void trace(List<String> words) {
    if (environment.has('x') && !words.isEmpty()) {
      environment
          .descriptors
          .output(2)
          .println(environment.variables.get("PS4").orElse("") + String.join(" ", words));
    }
  }

  Expander expander() {
    return expander;
  }
}
