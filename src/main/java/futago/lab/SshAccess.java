package futago.lab;

import futago.lab.LocalCommand.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Logs in to the nodes as root.
///
/// @param namespace the lab's network
/// @param files the lab's keys
record SshAccess(LabNamespace namespace, LabFiles files) {
  /// Root on a node, as an argv for this computer.
  ///
  /// @param command what to run there; empty for a shell
  List<String> command(LabNode node, List<String> command) {
    var argv = new ArrayList<>(options());
    argv.add("root@" + node.address());
    argv.addAll(command);
    return namespace.inside(argv);
  }

  /// Runs a command on a node, without any question to anybody.
  ///
  /// @param deadline for all of it; a node that is not there is given up after 10 s
  Result run(LabNode node, Duration deadline, String command)
      throws LabException, InterruptedException {
    var argv = new ArrayList<>(options());
    argv.addAll(
        List.of(
            "-o", "BatchMode=yes", "-o", "ConnectTimeout=10", "root@" + node.address(), command));
    return LocalCommand.run(deadline, namespace.inside(argv));
  }

  private List<String> options() {
    return List.of(
        "ssh",
        "-F",
        "none",
        "-i",
        files.identity().toString(),
        "-o",
        "IdentitiesOnly=yes",
        "-o",
        "StrictHostKeyChecking=yes",
        "-o",
        "GlobalKnownHostsFile=none",
        "-o",
        "UserKnownHostsFile=" + files.knownHosts());
  }
}
