package futago.remote;

/// A way to a node that leads through something else, which runs its commands in a way of its own.
public abstract class PassingNode implements RemoteNode {
  /// Where it leads.
  protected final RemoteNode node;

  /// @param node where it leads; closed with this
  protected PassingNode(RemoteNode node) {
    this.node = node;
  }

  @Override
  public final String name() {
    return node.name();
  }

  @Override
  public final void close() {
    node.close();
  }
}
