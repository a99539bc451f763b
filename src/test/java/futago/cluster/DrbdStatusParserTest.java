package futago.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// DRBD 9 by what others published of it, see `src/test/resources/cluster/drbd-9/README.md`.
class DrbdStatusParserTest {
  private static String sample(String name) throws Exception {
    return Files.readString(Path.of("src/test/resources/cluster/drbd-9").resolve(name + ".json"));
  }

  private static DrbdDevice device(String text) throws Exception {
    return DrbdStatusParser.parse(text, "r0", 0).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "healthy-secondary.n2, CONNECTED, SECONDARY, PRIMARY, UP_TO_DATE, UP_TO_DATE, 0",
    "degraded.n1, WAITING, PRIMARY, UNKNOWN, UP_TO_DATE, UNKNOWN, 0",
    "quorum-lost.n1, WAITING, PRIMARY, UNKNOWN, UP_TO_DATE, UNKNOWN, 0",
    "syncing-source.n1, SYNC_SOURCE, PRIMARY, SECONDARY, UP_TO_DATE, INCONSISTENT, 62976",
  })
  void states(
      String sample,
      DrbdConnection connection,
      DrbdRole role,
      DrbdRole peerRole,
      DrbdDisk disk,
      DrbdDisk peerDisk,
      long outOfSync)
      throws Exception {
    DrbdDevice device = device(sample(sample));

    assertThat(device.connection()).isEqualTo(connection);
    assertThat(device.role()).isEqualTo(role);
    assertThat(device.peerRole()).isEqualTo(peerRole);
    assertThat(device.disk()).isEqualTo(disk);
    assertThat(device.peerDisk()).isEqualTo(peerDisk);
    assertThat(device.outOfSyncKib()).isEqualTo(outOfSync);
  }

  @ParameterizedTest
  @ValueSource(strings = {"split-brain.n1", "split-brain.n2"})
  void bothSidesOfASplitBrainStandAlone(String sample) throws Exception {
    assertThat(DrbdStatusParser.parse(sample(sample), "r1", 1))
        .contains(
            new DrbdDevice(
                DrbdConnection.STAND_ALONE,
                DrbdRole.SECONDARY,
                DrbdRole.UNKNOWN,
                DrbdDisk.UP_TO_DATE,
                DrbdDisk.UNKNOWN,
                Optional.empty(),
                1024));
  }

  @Test
  void progressIsOfWhatWasToBeDone() throws Exception {
    assertThat(device(sample("syncing-source.n1")).resync())
        .contains(new Resync(3.91, Optional.of(Duration.ofSeconds(2))));
  }

  /// The one that is gone matters more than the one whose data come.
  @Test
  void ofTwoPeersTheOneThatIsNotThereIsTold() throws Exception {
    DrbdDevice device = device(sample("syncing-target.n3"));

    assertThat(device.connection()).isEqualTo(DrbdConnection.WAITING);
    assertThat(device.disk()).isEqualTo(DrbdDisk.INCONSISTENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"987654321", "nan", "-nan", "inf"})
  void howLongItTakesMayNotBeKnown(String seconds) throws Exception {
    String text =
        sample("syncing-source.n1")
            .replace(
                "\"estimated-seconds-to-finish\": 2",
                "\"estimated-seconds-to-finish\": " + seconds);

    assertThat(device(text).resync()).contains(new Resync(3.91, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "Connected, VerifyS, VERIFY_SOURCE",
    "Connected, PausedSyncT, PAUSED_SYNC_TARGET",
    "Connected, WFBitMapS, BITMAP_SOURCE",
    "Connected, Off, HANDSHAKE",
    "Unconnected, Off, UNCONNECTED",
    "NetworkFailure, Off, NETWORK_FAILURE",
  })
  void oneWordForTwo(String connection, String replication, DrbdConnection expected)
      throws Exception {
    String text =
        sample("split-brain.n1")
            .replace("\"StandAlone\"", "\"" + connection + "\"")
            .replace("\"Off\"", "\"" + replication + "\"");

    assertThat(DrbdStatusParser.parse(text, "r1", 1).orElseThrow().connection())
        .isEqualTo(expected);
  }

  @Test
  void aTiebreakerWithoutADiskIsNoPeer() throws Exception {
    String[] parts = sample("degraded.n1").split("\"n3\"", 2);
    String text =
        parts[0] + "\"n3\"" + parts[1].replace("\"peer-client\": false", "\"peer-client\": true");

    assertThat(device(text).connection()).isEqualTo(DrbdConnection.CONNECTED);
  }

  @Test
  void whatIsNotThereIsDown() throws Exception {
    assertThat(DrbdStatusParser.parse("", "r0", 0)).isEmpty();
    assertThat(DrbdStatusParser.parse("[\n]\n", "r0", 0)).isEmpty();
    assertThat(DrbdStatusParser.parse(sample("degraded.n1"), "r1", 0)).isEmpty();
    assertThat(DrbdStatusParser.parse(sample("degraded.n1"), "r0", 1)).isEmpty();
  }

  @Test
  void whatIsCutShortIsNotRead() throws Exception {
    String text = sample("degraded.n1").strip();
    for (int length = 1; length < text.length(); length++) {
      String cut = text.substring(0, length);
      assertThatThrownBy(() -> DrbdStatusParser.parse(cut, "r0", 0))
          .as("cut after %d", length)
          .isInstanceOf(UnreadableException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "\"role\": \"Primary\", \"role\": \"Perplexed\"",
    "\"role\": \"Primary\", \"rule\": \"Primary\"",
    "\"disk-state\": \"UpToDate\", \"disk-state\": 7",
    "\"replication-state\": \"SyncSource\", \"replication-state\": \"Confused\"",
    "\"percent-resync-done\": 3.91, \"percent-resync-done\": 391",
  })
  void whatIsNotKnownIsNotGuessed(String part, String other) throws Exception {
    String text = sample("syncing-source.n1").replace(part, other);

    assertThatThrownBy(() -> DrbdStatusParser.parse(text, "r0", 0))
        .isInstanceOf(UnreadableException.class);
  }
}
