package futago.site;

import futago.remote.RemoteException;
import java.util.List;

/// A node, or both, cannot be connected to.
public final class ConnectFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<RemoteException> failures;

  ConnectFailedException(List<RemoteException> failures) {
    super(failures.toString());
    this.failures = List.copyOf(failures);
  }

  /// What happened and what to do, at most one a node.
  public List<RemoteException> failures() {
    return failures;
  }
}
