package futago.remote;

import futago.command.Run;
import futago.text.Message;

/// A way to a node that ends with the Futago it belongs to: once that is dead nothing more is sent,
/// and what was running then is not heard any more.
public abstract class MortalNode extends PassingNode {
  /// @param node where it leads; closed with this
  protected MortalNode(RemoteNode node) {
    super(node);
  }

  /// Whether the Futago is dead.
  protected abstract boolean isDead();

  /// Runs a command while the Futago lives; it may die of that.
  protected abstract CommandResult send(Run run, OutputListener output)
      throws RemoteException, InterruptedException;

  @Override
  public final CommandResult run(Run run, OutputListener output)
      throws RemoteException, InterruptedException {
    if (isDead()) {
      throw gone(name());
    }
    CommandResult result = send(run, output);
    if (isDead()) {
      throw gone(name());
    }
    return result;
  }

  /// What a Futago that is dead would see of a node.
  public static RemoteException gone(String node) {
    return new RemoteException(
        node,
        RemoteException.Kind.CONNECTION_LOST,
        Message.of("killed", node),
        Message.of("killed"),
        null);
  }
}
