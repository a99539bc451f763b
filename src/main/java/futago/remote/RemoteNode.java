package futago.remote;

import futago.command.Run;
import java.io.IOException;

/// A host that commands can be run on. Several commands may run at once on one node. Implemented
/// over SSH by `remote.ssh`, in memory by tests.
public interface RemoteNode extends AutoCloseable {
  /// The node's name in the cluster spec, for messages.
  String name();

  /// Runs a command and waits for its end. The locale is pinned to `C`, so that output can be
  /// parsed.
  ///
  /// @param run what to run; its deadline is kept
  /// @param output told each line as it arrives, from another thread
  /// @return exit status and what was printed; a status other than 0 is a result, not an exception
  /// @throws RemoteException if the command could not be run to its end: connection lost, deadline
  ///   passed, sudo refused
  /// @throws InterruptedException if the calling thread was interrupted; the remote command is
  ///   ended
  CommandResult run(Run run, OutputListener output) throws RemoteException, InterruptedException;

  /// Runs a command whose output nobody watches.
  default CommandResult run(Run run) throws RemoteException, InterruptedException {
    return run(run, OutputListener.NONE);
  }

  /// Has connections to a port of this computer come out at this node and go on from there, to what
  /// only the node may reach. Nothing is contacted before somebody connects to that port.
  ///
  /// @param host where they go, as the node sees it
  /// @param port the port there
  /// @throws IOException if this computer has no port to give
  default Forward forward(String host, int port) throws IOException {
    throw new UnsupportedOperationException("there is no network behind " + name());
  }

  /// Closes the connection; commands that still run are abandoned.
  @Override
  void close();
}
