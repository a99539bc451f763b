package futago.engine;

import futago.command.Run;
import futago.remote.CommandResult;
import futago.remote.OutputListener;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;

/// A node whose commands are counted. Closing it is up to who opened the node.
record MeteredNode(String name, RemoteNode node, RemoteMeter meter) {
  CommandResult run(Run run, OutputListener output) throws RemoteException, InterruptedException {
    meter.began();
    try {
      return node.run(run, output);
    } finally {
      meter.ended();
    }
  }
}
