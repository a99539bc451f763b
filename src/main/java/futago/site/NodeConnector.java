package futago.site;

import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import futago.remote.ssh.Credentials;
import futago.remote.ssh.HostKeyPolicy;
import futago.spec.NodeSpec;

/// Connects to nodes: over SSH, except in tests.
@FunctionalInterface
public interface NodeConnector {
  /// Is told that nodes will be connected to, so that what takes time can begin.
  default void prepare() {}

  /// Connects and logs in to a node. Called for both nodes at once.
  ///
  /// @throws RemoteException if that is not possible
  RemoteNode connect(NodeSpec node, Credentials credentials, HostKeyPolicy hostKeys)
      throws RemoteException;
}
