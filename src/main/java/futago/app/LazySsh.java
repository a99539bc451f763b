package futago.app;

import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import futago.remote.ssh.Credentials;
import futago.remote.ssh.HostKeyPolicy;
import futago.remote.ssh.SshConnector;
import futago.remote.ssh.SshFiles;
import futago.site.NodeConnector;
import futago.spec.NodeSpec;
import java.nio.file.Path;

/// Connects over SSH, and loads what that takes only when it is wanted.
final class LazySsh implements NodeConnector {
  private SshConnector connector;

  @Override
  public void prepare() {
    connector();
  }

  @Override
  public RemoteNode connect(NodeSpec node, Credentials credentials, HostKeyPolicy hostKeys)
      throws RemoteException {
    return connector().connect(node, credentials, hostKeys);
  }

  private synchronized SshConnector connector() {
    if (connector == null) {
      SshFiles usual = SshFiles.ofUser(System.getenv());
      String knownHosts = System.getenv("FUTAGO_KNOWN_HOSTS");
      connector =
          new SshConnector(
              knownHosts == null || knownHosts.isEmpty()
                  ? usual
                  : usual.withKnownHosts(Path.of(knownHosts)));
    }
    return connector;
  }
}
