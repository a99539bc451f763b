package futago.remote.ssh;

import futago.command.Content;
import futago.command.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Ends a command on the node. Closing the channel is not enough: without a terminal sshd lets the
/// command live on. SSH's own signal request reaches neither what `sudo` runs as root, nor what `su
/// -` runs, nor any OpenSSH before 7.9. So each run carries a name, by which a second command finds
/// its processes, and their descendants.
///
/// What cannot be ended: processes that wait for a dead disk, and commands on a node that cannot be
/// reached any more.
final class Ending {
  private static final String SCRIPT = "/remote/end.sh";
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private Ending() {}

  /// What has to be run to end the run of the given name.
  static Run of(String run) {
    return Run.script(script()).withInput(new Content.Text(run + "\n")).within(DEADLINE);
  }

  private static String script() {
    try (InputStream in = Ending.class.getResourceAsStream(SCRIPT)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
