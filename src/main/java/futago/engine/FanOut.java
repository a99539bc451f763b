package futago.engine;

import futago.spec.NodeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Does the same on several nodes at once and waits for all of them: the barrier.
final class FanOut {
  private final Set<Thread> running = ConcurrentHashMap.newKeySet();
  private volatile boolean ended;

  /// Work on one node.
  interface NodeTask<T> {
    T on(NodeSpec node) throws StepFailedException, StoppedException, InterruptedException;
  }

  /// What came of it.
  ///
  /// @param results by node name, of the nodes that came through
  /// @param failures of the nodes that failed
  /// @param stopped whether a node stopped before its end without a failure of its own
  record Gathered<T>(Map<String, T> results, List<StepFailure> failures, boolean stopped) {}

  /// Interrupts what runs, now and from now on.
  void interrupt() {
    ended = true;
    running.forEach(Thread::interrupt);
  }

  /// Runs a task on each node and waits for all to end. An interrupt of the calling thread
  /// interrupts the tasks.
  <T> Gathered<T> onAll(List<NodeSpec> nodes, NodeTask<T> task) {
    var futures = new LinkedHashMap<NodeSpec, FutureTask<T>>();
    for (NodeSpec node : nodes) {
      futures.put(node, start(node, task));
    }
    var results = new LinkedHashMap<String, T>();
    var failures = new ArrayList<StepFailure>();
    boolean stopped = false;
    Optional<Throwable> bug = Optional.empty();
    for (Map.Entry<NodeSpec, FutureTask<T>> entry : futures.entrySet()) {
      try {
        results.put(entry.getKey().name(), outcomeOf(entry.getValue()));
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case StepFailedException failed -> failures.add(failed.failure());
          case StoppedException _, InterruptedException _ -> stopped = true;
          default -> bug = Optional.of(e.getCause());
        }
      }
    }
    if (bug.isPresent()) {
      // Only now: the other node's work must have ended, too.
      throw new IllegalStateException("a step has an error", bug.get());
    }
    return new Gathered<>(results, failures, stopped);
  }

  private <T> FutureTask<T> start(NodeSpec node, NodeTask<T> task) {
    var future = new FutureTask<>(() -> task.on(node));
    Thread thread =
        Thread.ofVirtual()
            .name("futago-" + node.name())
            .unstarted(
                () -> {
                  future.run();
                  running.remove(Thread.currentThread());
                });
    running.add(thread);
    thread.start();
    if (ended) {
      thread.interrupt();
    }
    return future;
  }

  private <T> T outcomeOf(FutureTask<T> future) throws ExecutionException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException _) {
          interrupted = true;
          interrupt();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
