package futago.ui.connect;

import futago.remote.RemoteException;
import futago.site.HostReport;
import futago.spec.NodeSpec;
import java.util.List;
import java.util.concurrent.Executor;

/// Tests the connection to hosts, each on a thread of its own.
public final class HostTester {
  private final Look look;
  private final Executor window;

  /// Connects to a host, looks at it, and disconnects.
  @FunctionalInterface
  public interface Look {
    /// What is found there.
    ///
    /// @throws RemoteException if it cannot be connected to or asked
    /// @throws InterruptedException if the calling thread was interrupted
    HostReport at(NodeSpec node) throws RemoteException, InterruptedException;
  }

  /// @param look looks at a host, however long that takes
  /// @param window runs a task on the window's thread, later
  public HostTester(Look look, Executor window) {
    this.look = look;
    this.window = window;
  }

  /// Tests what of both nodes is typed far enough.
  void test(ConnectModel model) {
    for (int node = 0; node < 2; node++) {
      int index = node;
      model.login(node).ifPresent(login -> test(model, index, login));
    }
  }

  private void test(ConnectModel model, int node, NodeSpec login) {
    model.checked(node, new NodeCheck.Asking());
    Thread.ofPlatform()
        .daemon()
        .name("futago-test " + login.name())
        .start(
            () -> {
              NodeCheck check = check(login);
              window.execute(() -> model.checked(node, check));
            });
  }

  private NodeCheck check(NodeSpec login) {
    try {
      return new NodeCheck.Found(look.at(login));
    } catch (RemoteException e) {
      return new NodeCheck.Failed(List.of(e.what(), e.cure()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new NodeCheck.None();
    }
  }
}
