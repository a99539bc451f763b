package futago.simulator.shell;

import futago.simulator.machine.BrokenPipeException;
import futago.simulator.machine.EndedException;
import futago.simulator.machine.OpenFiles;
import futago.simulator.machine.Pipe;
import futago.simulator.machine.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Runs commands beside each other: the parts of a pipeline, and what is in the background. Each is
/// a shell of its own, on a thread of its own.
final class Pipelines {
  private final Environment environment;

  Pipelines(Environment environment) {
    this.environment = environment;
  }

  /// Runs a pipeline.
  ///
  /// @param condition whether a failure in it is a condition
  /// @return the status of its last command
  int run(List<Command> commands, boolean condition) throws InterruptedException {
    var forks = new ArrayList<Environment>();
    for (Command _ : commands) {
      forks.add(environment.fork());
    }
    for (int i = 0; i + 1 < forks.size(); i++) {
      var pipe = new Pipe();
      forks.get(i).descriptors.put(1, pipe.writer());
      forks.get(i + 1).descriptors.put(0, pipe.reader());
    }
    var threads = new ArrayList<Thread>();
    var status = new int[1];
    for (int i = 0; i < forks.size(); i++) {
      boolean last = i == forks.size() - 1;
      var ignored = new int[1];
      threads.add(
          start(forks.get(i), commands.get(i), condition, last ? status : ignored).thread());
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return status[0];
  }

  /// Starts a command in the background.
  int background(Command command) throws InterruptedException {
    Environment fork = environment.fork();
    fork.descriptors.put(0, OpenFiles.nothing());
    fork.only = Optional.of(command);
    Environment.Job job = start(fork, command, false, new int[1]);
    environment.jobs.add(job);
    environment.backgroundPid = job.pid();
    return 0;
  }

  private Environment.Job start(Environment fork, Command command, boolean condition, int[] status)
      throws InterruptedException {
    var pid = new CompletableFuture<Integer>();
    Thread thread =
        Thread.ofVirtual()
            .name("simulated-shell")
            .start(() -> status[0] = live(fork, command, condition, pid));
    try {
      return new Environment.Job(pid.get(), thread, status);
    } catch (ExecutionException e) {
      throw (InterruptedException) new InterruptedException().initCause(e);
    }
  }

  private int live(
      Environment fork, Command command, boolean condition, CompletableFuture<Integer> pid) {
    try {
      fork.process =
          fork.machine
              .processes()
              .start(
                  environment.process,
                  fork.launch(environment.process.argv(), fork.variables.environment()));
    } catch (InterruptedException e) {
      fork.descriptors.close();
      pid.completeExceptionally(e);
      return Signal.KILL.status();
    }
    fork.ownsProcess = true;
    pid.complete(fork.process.pid());
    try {
      return new Interpreter(fork).runSubshell(command, condition);
    } catch (BrokenPipeException e) {
      return Signal.PIPE.status();
    } catch (InterruptedException | EndedException e) {
      return fork.process.pending().orElse(Signal.KILL).status();
    } finally {
      fork.machine.processes().end(fork.process);
    }
  }
}
