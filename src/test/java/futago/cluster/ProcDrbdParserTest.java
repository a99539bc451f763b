package futago.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcDrbdParserTest {
  private static final String SYNCING = capture("drbd-syncing", "alice");

  @Test
  void connected() throws Exception {
    assertThat(ProcDrbdParser.parse(capture("healthy", "alice")))
        .containsOnlyKeys(0)
        .containsEntry(
            0,
            new DrbdDevice(
                DrbdConnection.CONNECTED,
                DrbdRole.PRIMARY,
                DrbdRole.SECONDARY,
                DrbdDisk.UP_TO_DATE,
                DrbdDisk.UP_TO_DATE,
                Optional.empty(),
                0));
  }

  @Test
  void standAloneAndItsPeer() throws Exception {
    DrbdDevice bob = device("drbd-disconnected-bob", "bob");
    DrbdDevice alice = device("drbd-disconnected-bob", "alice");

    assertThat(bob.connection()).isEqualTo(DrbdConnection.STAND_ALONE);
    assertThat(bob.peerDisk()).isEqualTo(DrbdDisk.UNKNOWN);
    assertThat(bob.peerRole()).isEqualTo(DrbdRole.UNKNOWN);
    assertThat(alice.connection()).isEqualTo(DrbdConnection.WAITING);
    assertThat(alice.connection().established()).isFalse();
  }

  @Test
  void syncing() throws Exception {
    DrbdDevice target = device("drbd-syncing", "alice");
    DrbdDevice source = device("drbd-syncing", "bob");

    assertThat(target.connection()).isEqualTo(DrbdConnection.SYNC_TARGET);
    assertThat(target.disk()).isEqualTo(DrbdDisk.INCONSISTENT);
    assertThat(target.resync()).contains(new Resync(27.5, Optional.of(Duration.ofSeconds(22))));
    assertThat(target.outOfSyncKib()).isEqualTo(151_920);
    assertThat(source.connection()).isEqualTo(DrbdConnection.SYNC_SOURCE);
    assertThat(source.connection().established()).isTrue();
    assertThat(source.resync()).contains(new Resync(31.4, Optional.of(Duration.ofSeconds(24))));
  }

  @Test
  void withoutAGuessOfTheTimeLeft() throws Exception {
    DrbdDevice stalled =
        ProcDrbdParser.parse(SYNCING.replaceAll("\tfinish: \\S+", "\tstalled")).get(0);

    assertThat(stalled.resync()).contains(new Resync(27.5, Optional.empty()));
  }

  @Test
  void aDeviceThatIsDown() throws Exception {
    assertThat(ProcDrbdParser.parse(capture("standby-bob", "bob"))).isEmpty();
    assertThat(ProcDrbdParser.parse(capture("standby-bob", "bob") + " 0: cs:Unconfigured\n"))
        .isEmpty();
  }

  @Test
  void everyDeviceHasItsOwnLines() throws Exception {
    String second =
        " 1: cs:WFConnection ro:Secondary/Unknown ds:UpToDate/DUnknown C r-----\n"
            + "    ns:0 nr:0 dw:0 dr:0 al:0 bm:0 lo:0 pe:0 ua:0 ap:0 ep:1 wo:f oos:7\n";

    var devices = ProcDrbdParser.parse(SYNCING + second);

    assertThat(devices).containsOnlyKeys(0, 1);
    assertThat(devices.get(1).outOfSyncKib()).isEqualTo(7);
    assertThat(devices.get(1).resync()).isEmpty();
  }

  /// As the talk's hosts print it: 8.4.4, sizes in K, and a blank for the protocol while alone.
  @Test
  void ofTheTalksTime() throws Exception {
    assertThat(
            ProcDrbdParser.parse(El6Answers.procDrbd(El6Answers.connected("Secondary/Primary")))
                .get(0))
        .isEqualTo(
            new DrbdDevice(
                DrbdConnection.CONNECTED,
                DrbdRole.SECONDARY,
                DrbdRole.PRIMARY,
                DrbdDisk.UP_TO_DATE,
                DrbdDisk.UP_TO_DATE,
                Optional.empty(),
                0));
    DrbdDevice syncing =
        ProcDrbdParser.parse(
                El6Answers.procDrbd(
                    """
                     0: cs:SyncSource ro:Primary/Secondary ds:UpToDate/Inconsistent C r-----
                        ns:524416 nr:0 dw:0 dr:525264 al:0 bm:32 lo:0 pe:1 ua:0 ap:0 ep:1 wo:f oos:524092
                    \t[=========>..........] sync'ed: 50.4% (524092/1048508)K
                    \tfinish: 0:00:04 speed: 109,696 (109,696) K/sec
                    """))
            .get(0);
    assertThat(syncing.resync()).contains(new Resync(50.4, Optional.of(Duration.ofSeconds(4))));
    assertThat(syncing.outOfSyncKib()).isEqualTo(524_092);
    DrbdDevice alone =
        ProcDrbdParser.parse(
                El6Answers.procDrbd(
                    """
                     0: cs:StandAlone ro:Primary/Unknown ds:UpToDate/DUnknown   r-----
                        ns:0 nr:0 dw:4 dr:664 al:1 bm:0 lo:0 pe:0 ua:0 ap:0 ep:1 wo:f oos:4
                    """))
            .get(0);
    assertThat(alone.connection()).isEqualTo(DrbdConnection.STAND_ALONE);
    assertThat(alone.peerDisk()).isEqualTo(DrbdDisk.UNKNOWN);
    assertThat(ProcDrbdParser.parse(El6Answers.procDrbd(" 0: cs:Unconfigured\n"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SyncTarget -> Teleporting",
        "Inconsistent -> Immaculate",
        "ro:Secondary -> ro:Third",
        "version: 8.4.11 -> version: 9.2.1",
        "version:  -> ",
        "oos:151920 -> ",
        "oos:151920 -> oos:99999999999999999999",
        "ds:Inconsistent/UpToDate C r----- -> ds:Incon",
      })
  void unknownForms(String change) {
    String[] parts = change.split(" -> ", -1);
    String changed = SYNCING.replace(parts[0], parts[1]);

    assertThat(changed).isNotEqualTo(SYNCING);
    assertThatThrownBy(() -> ProcDrbdParser.parse(changed)).isInstanceOf(UnreadableException.class);
  }

  @Test
  void cutShortInsideADevice() {
    int device = SYNCING.indexOf(" 0: cs:");
    int outOfSync = SYNCING.indexOf(" oos:");
    for (int length = device + " 0: cs:S".length(); length < outOfSync; length += 7) {
      String cut = SYNCING.substring(0, length);
      assertThatThrownBy(() -> ProcDrbdParser.parse(cut))
          .as(cut)
          .isInstanceOf(UnreadableException.class);
    }
  }

  @Test
  void nothingAtAll() {
    assertThatThrownBy(() -> ProcDrbdParser.parse("")).isInstanceOf(UnreadableException.class);
  }

  private static DrbdDevice device(String state, String node) throws UnreadableException {
    return ProcDrbdParser.parse(capture(state, node)).get(0);
  }

  private static String capture(String state, String node) {
    return Captures.read(Captures.DEBIAN_12, state, node + ".proc-drbd.txt");
  }
}
