package futago.cluster;

import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import futago.spec.ClusterSpec;
import futago.spec.NodeSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// The connections to the two nodes, each made when it is first needed and kept. A node that could
/// not be reached is tried again the next time.
public final class ClusterNodes implements AutoCloseable {
  private final Map<String, Door> doors = new LinkedHashMap<>();

  /// @param spec the cluster
  /// @param access how each of its nodes is reached
  public ClusterNodes(ClusterSpec spec, Function<NodeSpec, NodeAccess> access) {
    spec.nodes().forEach(node -> doors.put(node.name(), new Door(access.apply(node))));
  }

  /// The connection to a node of the spec.
  ///
  /// @throws RemoteException if it cannot be reached
  /// @throws InterruptedException if the calling thread was interrupted
  public RemoteNode get(String node) throws RemoteException, InterruptedException {
    return doors.get(node).get();
  }

  /// Closes the connections that there are.
  @Override
  public void close() {
    doors.values().forEach(Door::close);
  }

  /// One node's connection; two who ask at once get the same.
  private static final class Door {
    private final NodeAccess access;
    private final ReentrantLock lock = new ReentrantLock();
    private RemoteNode open;
    private volatile boolean closed;

    Door(NodeAccess access) {
      this.access = access;
    }

    RemoteNode get() throws RemoteException, InterruptedException {
      lock.lockInterruptibly();
      try {
        if (open == null) {
          closed = false;
          open = access.open();
        }
        return open;
      } finally {
        lock.unlock();
        if (closed) {
          close();
        }
      }
    }

    /// Nobody is waited for: who opens it may be waiting for a person, who rather closes the window
    /// than answers. Then he closes it himself.
    void close() {
      closed = true;
      if (lock.tryLock()) {
        try {
          if (open != null) {
            open.close();
            open = null;
          }
        } finally {
          lock.unlock();
        }
      }
    }
  }
}
