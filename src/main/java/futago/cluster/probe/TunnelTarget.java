package futago.cluster.probe;

import futago.command.Secret;
import futago.remote.Forward;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import futago.spec.ClusterSpec;
import java.io.IOException;

/// The database behind the virtual IP as a node reaches it, for a computer that is not in the
/// cluster's network: each login goes over SSH to that node and on from there.
public final class TunnelTarget implements ProbeTarget {
  private static final String HERE = "127.0.0.1";

  private final ClusterSpec spec;
  private final Secret password;
  private final Way way;
  private Forward forward;
  private boolean closed;

  /// The connection to the node, made when it is first needed and kept by whoever makes it.
  @FunctionalInterface
  public interface Way {
    /// Connects, or gives the connection that there is.
    RemoteNode node() throws RemoteException, InterruptedException;
  }

  /// @param password of the superuser `postgres`
  public TunnelTarget(ClusterSpec spec, Secret password, Way way) {
    this.spec = spec;
    this.password = password;
    this.way = way;
  }

  @Override
  public ProbeConnection open() throws ProbeException {
    Forward open = forward();
    try {
      return new JdbcTarget(HERE, open.port(), password).open();
    } catch (ProbeException e) {
      // The driver only sees that the near end was hung up on.
      throw open.trouble().map(why -> new ProbeException(why, e)).orElse(e);
    }
  }

  private Forward forward() throws ProbeException {
    try {
      // Not in the monitor: a node that is away takes its time, which nobody is to wait for who
      // only wants to close.
      return forward(way.node());
    } catch (RemoteException | IOException e) {
      throw new ProbeException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProbeException("interrupted", e);
    }
  }

  private synchronized Forward forward(RemoteNode node) throws ProbeException, IOException {
    if (closed) {
      throw new ProbeException("closed", null);
    }
    if (forward == null) {
      forward = node.forward(spec.virtualIp().address(), spec.postgresql().port());
    }
    return forward;
  }

  /// Takes the near end away, for good; the connection to the node stays.
  @Override
  public synchronized void close() {
    closed = true;
    if (forward != null) {
      forward.close();
      forward = null;
    }
  }
}
