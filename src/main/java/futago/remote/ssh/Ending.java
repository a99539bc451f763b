package futago.remote.ssh;

import futago.command.Run;
import java.time.Duration;

/// Ends a command on the node. Closing the channel is not enough: without a terminal sshd lets the
/// command live on. SSH's own signal request reaches neither what `sudo` runs as root nor any
/// OpenSSH before 7.9. So each run carries a name in its environment, by which all its processes
/// are found: they are asked to end, and killed after three seconds.
///
/// What is started through `su -` gets a fresh environment; `su` itself passes the request on.
final class Ending {
  private static final Duration DEADLINE = Duration.ofSeconds(15);

  private static final String SCRIPT =
      """
      found() { grep -lszxF -e "$1" /proc/[0-9]*/environ | cut -d/ -f3; }
      for p in $(found "$1"); do kill -TERM "$p"; done
      n=0
      while [ -n "$(found "$1")" ] && [ $n -lt 30 ]; do n=$((n+1)); sleep 0.1; done
      for p in $(found "$1"); do kill -KILL "$p"; done
      true
      """;

  private Ending() {}

  /// What has to be run, by another name, to end the run of the given name.
  static Run of(String run) {
    return Run.script(SCRIPT, Privilege.RUN_VARIABLE + "=" + run).within(DEADLINE);
  }
}
