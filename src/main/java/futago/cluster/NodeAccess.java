package futago.cluster;

import futago.remote.RemoteException;
import futago.remote.RemoteNode;

/// The way to a node. It is asked for the connection only when it is needed, so that a cluster of
/// which one node is dead can still be read and told.
@FunctionalInterface
public interface NodeAccess {
  /// Connects.
  ///
  /// @return a connection that whoever asked for it closes
  /// @throws RemoteException if the node cannot be reached or logged in to
  /// @throws InterruptedException if the calling thread was interrupted
  RemoteNode open() throws RemoteException, InterruptedException;
}
