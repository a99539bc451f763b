package futago.lab;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Does something to both nodes at once.
final class BothNodes {
  private BothNodes() {}

  /// What is done to a node.
  interface Work {
    void on(LabNode node) throws LabException, InterruptedException;
  }

  /// Works on both nodes at once and waits for both, also if one fails.
  ///
  /// @throws LabException the first node's, if both fail
  static void each(LabSettings settings, Work work) throws LabException, InterruptedException {
    List<Callable<Boolean>> tasks =
        LabNode.of(settings).stream()
            .map(
                node ->
                    (Callable<Boolean>)
                        () -> {
                          work.on(node);
                          return true;
                        })
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> outcome : threads.invokeAll(tasks)) {
        get(outcome);
      }
    }
  }

  private static void get(Future<Boolean> outcome) throws LabException, InterruptedException {
    try {
      outcome.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LabException labException) {
        throw labException;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
