package futago.remote.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// Processes that commands under test have started on this machine.
final class Processes {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private Processes() {}

  /// Waits until the process whose number is in the file has ended: a killed process is there until
  /// its parent has taken notice.
  static void assertEnded(Path pidFile) throws Exception {
    long pid = Long.parseLong(Files.readString(pidFile).strip());
    Instant deadline = Instant.now().plus(LONGEST);
    while (ProcessHandle.of(pid).isPresent() && Instant.now().isBefore(deadline)) {
      Thread.sleep(20);
    }
    assertThat(ProcessHandle.of(pid)).as("process %d", pid).isEmpty();
  }
}
