package futago.remote;

import futago.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The locks of one run, on all its nodes. They give signs of life until they are given back.
public final class NodeLocks {
  /// How many seconds of the nodes' go by in a real one.
  private final double pace;

  private final LockHolder holder;
  private final Runnable lost;
  private final List<NodeLock> locks = new ArrayList<>();
  private final List<Replaced> replaced = new ArrayList<>();
  private Thread pulse = Thread.ofVirtual().unstarted(() -> {});

  /// @param holder the run
  /// @param pace how many seconds of the nodes' go by in a real one
  /// @param lost called when somebody else has taken a lock over
  public NodeLocks(LockHolder holder, double pace, Runnable lost) {
    this.holder = holder;
    this.pace = pace;
    this.lost = lost;
  }

  /// Somebody else has a node's lock; those taken before have been given back.
  public record Refused(String node, NodeLock.Held held) {}

  /// The lock of a run that is over, or was taken over, is ours now.
  ///
  /// @param said whose it was, since when, and why
  public record Replaced(String node, Message said) {}

  /// Whose locks were replaced when these were taken.
  public List<Replaced> replaced() {
    return List.copyOf(replaced);
  }

  /// Takes the locks of all nodes, in this order.
  ///
  /// @param takeOver of which nodes a lock whose holder may be dead may be taken over
  /// @return the nodes whose lock somebody else has; none if all are ours now
  public List<Refused> take(List<RemoteNode> nodes, Predicate<String> takeOver)
      throws RemoteException, InterruptedException, NodeLock.LockFailedException {
    boolean done = false;
    try {
      for (RemoteNode node : nodes) {
        switch (NodeLock.take(node, holder, takeOver.test(node.name()))) {
          case NodeLock.Taken taken -> {
            locks.add(taken.lock());
            taken.replaced().ifPresent(said -> replaced.add(new Replaced(node.name(), said)));
          }
          case NodeLock.Held held -> {
            return List.of(new Refused(node.name(), held));
          }
        }
      }
      done = true;
      pulse = Thread.ofVirtual().name("futago-lock").start(this::live);
      return List.of();
    } finally {
      if (!done) {
        release();
      }
    }
  }

  private void live() {
    try {
      while (true) {
        Thread.sleep((long) Math.max(1, NodeLock.PULSE.toMillis() / pace));
        for (NodeLock lock : locks) {
          if (!isOurs(lock)) {
            lost.run();
            return;
          }
        }
      }
    } catch (InterruptedException released) {
      Thread.currentThread().interrupt();
    }
  }

  /// A node that cannot be asked now is the run's trouble, not the lock's.
  private static boolean isOurs(NodeLock lock) throws InterruptedException {
    try {
      return lock.pulse();
    } catch (RemoteException unreachable) {
      return true;
    }
  }

  /// Gives all of them back, also where the calling thread is interrupted. Where a node cannot be
  /// reached any more, its lock grows stale by itself.
  public void release() {
    pulse.interrupt();
    Thread release =
        Thread.ofVirtual()
            .start(
                () -> {
                  for (NodeLock lock : locks.reversed()) {
                    try {
                      lock.release();
                    } catch (RemoteException unreachable) {
                      // It grows stale.
                    } catch (InterruptedException never) {
                      return;
                    }
                  }
                });
    boolean interrupted = false;
    while (true) {
      try {
        release.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    locks.clear();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
