package futago.cli;

import futago.remote.RemoteException;
import java.util.Collection;
import java.util.List;

/// Trouble with nodes as the end of a command line: what happened and what to do, for each node. A
/// host that is not known to be the right one is a refusal.
final class RemoteFailures {
  private RemoteFailures() {}

  static CliFailure of(RemoteException failure) {
    return of(List.of(failure));
  }

  static CliFailure of(Collection<RemoteException> failures) {
    boolean refused = failures.stream().anyMatch(RemoteFailures::isRefusal);
    return new CliFailure(
        refused ? ExitStatus.REFUSED : ExitStatus.FAILED,
        failures.stream().map(failure -> Trouble.of(failure.what(), failure.cure())).toList());
  }

  private static boolean isRefusal(RemoteException failure) {
    return switch (failure.kind()) {
      case HOST_KEY_UNKNOWN, HOST_KEY_CHANGED -> true;
      case UNREACHABLE,
          AUTHENTICATION_FAILED,
          SUDO_REFUSED,
          CONNECTION_LOST,
          DEADLINE_PASSED,
          PROTOCOL ->
          false;
    };
  }
}
