package futago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import futago.simulator.machine.Machine;
import futago.spec.PlatformName;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Futago's note of the files that the membership layer runs with may be lost, as on a node that
/// somebody replaced by hand. To start it anew for that would cost an outage.
@Timeout(120)
class LostNoteTest {
  @ParameterizedTest
  @CsvSource({
    "DEBIAN_COROSYNC, /var/lib/futago/corosync-started, /run/corosync.pid, /etc/corosync/authkey",
    "EL6_HEARTBEAT, /var/lib/futago/heartbeat-started, /var/run/heartbeat.pid, /etc/ha.d/authkeys"
  })
  void onlyWhatRunsWithOlderFilesIsStartedAnew(
      PlatformName platform, String note, String pidFile, String key) throws Exception {
    try (var cluster = new SimulatedCluster(platform)) {
      cluster.apply();
      Machine alice = cluster.simulation.machine("alice");
      Machine bob = cluster.simulation.machine("bob");
      String noted = alice.files().text(note).orElseThrow();
      String started = alice.files().text(pidFile).orElseThrow();
      String startedThere = bob.files().text(pidFile).orElseThrow();

      alice.files().delete(note);
      bob.files().delete(note);
      putAgain(bob, key);
      cluster.apply();

      assertThat(alice.files().text(note)).hasValue(noted);
      assertThat(bob.files().text(note)).hasValue(noted);
      assertThat(alice.files().text(pidFile)).hasValue(started);
      assertThat(bob.files().text(pidFile).orElseThrow()).isNotEqualTo(startedThere);
    }
  }

  private static void putAgain(Machine machine, String file) throws FileSystemException {
    machine.files().write(file, machine.files().find(file).orElseThrow().content(), "root");
  }
}
