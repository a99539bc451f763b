package futago.remote.ssh;

import java.nio.file.Path;
import java.util.List;

/// Where and how to log in, with all aliases resolved.
///
/// @param host host name or address
/// @param port TCP port
/// @param user the user to log in as
/// @param identities private key files that are named for it; empty: the usual ones
/// @param namedByUser whether the identity was named in the cluster spec, so that a missing one is
///   an error and no other key is tried
/// @param agentToo whether keys of the agent that match no identity file may be tried
/// @param jumps the hosts to log in through, in this order
/// @param isJump whether it is such a host itself
record SshTarget(
    String host,
    int port,
    String user,
    List<Path> identities,
    boolean namedByUser,
    boolean agentToo,
    List<SshTarget> jumps,
    boolean isJump) {
  SshTarget {
    identities = List.copyOf(identities);
    jumps = List.copyOf(jumps);
  }

  /// `user@host`, with the port where it is not 22.
  String login() {
    return user + "@" + KnownHosts.nameOf(host, port);
  }
}
