package futago.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrbdOverviewParserTest {
  private static final String SYNCING =
      """
        0:pgsql/0  SyncSource Primary/Secondary UpToDate/Inconsistent C r-----
      \t[=====>.....] sync'ed: 50.4% (524092/1048508)K
      """;

  /// The slide's three looks at the initial synchronisation.
  @Test
  void asOnTheSlide() throws Exception {
    assertThat(
            DrbdOverviewParser.parse(
                " 0:pgsq1/0 Connected Secondary/Secondary Inconsistent/Inconsistent C r-----\n"))
        .containsOnlyKeys("pgsq1/0")
        .containsValue(
            new DrbdDevice(
                DrbdConnection.CONNECTED,
                DrbdRole.SECONDARY,
                DrbdRole.SECONDARY,
                DrbdDisk.INCONSISTENT,
                DrbdDisk.INCONSISTENT,
                Optional.empty(),
                0));
    assertThat(
            DrbdOverviewParser.parse(
                " 0:pgsq1/0 SyncSource Primary/Secondary UpToDate/Inconsistent C r-----\n"
                    + " [=====>.....] sync'ed: 50.4% (524092/1048508)K\n"))
        .containsValue(
            new DrbdDevice(
                DrbdConnection.SYNC_SOURCE,
                DrbdRole.PRIMARY,
                DrbdRole.SECONDARY,
                DrbdDisk.UP_TO_DATE,
                DrbdDisk.INCONSISTENT,
                Optional.of(new Resync(50.4, Optional.empty())),
                0));
    assertThat(
            DrbdOverviewParser.parse(
                    " 0:pgsq1/0 Connected Primary/Secondary UpToDate/UpToDate C r-----\n")
                .get("pgsq1/0"))
        .returns(DrbdDisk.UP_TO_DATE, DrbdDevice::peerDisk)
        .returns(Optional.empty(), DrbdDevice::resync);
  }

  @Test
  void severalOnesMountedAndAlone() throws Exception {
    var devices =
        DrbdOverviewParser.parse(
            """
              0:pgsql/0  Connected  Primary/Secondary UpToDate/UpToDate C r----- /mnt/pgsql-data ext4 1008M 34M 923M 4%
              1:other/0  StandAlone Primary/Unknown   UpToDate/DUnknown r-----
              2:other/1  Unconfigured . . . .
              3:r3/0     WFConnection Secondary/Unknown UpToDate/DUnknown C r----- lvm-pv: vg0 10.00g 5.00g
            """);

    assertThat(devices).containsOnlyKeys("pgsql/0", "other/0", "r3/0");
    assertThat(devices.get("pgsql/0").connection()).isEqualTo(DrbdConnection.CONNECTED);
    assertThat(devices.get("other/0").connection()).isEqualTo(DrbdConnection.STAND_ALONE);
    assertThat(devices.get("other/0").peerDisk()).isEqualTo(DrbdDisk.UNKNOWN);
    assertThat(devices.get("r3/0").connection()).isEqualTo(DrbdConnection.WAITING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "drbd not loaded", "drbd not loaded\n"})
  void nothing(String text) throws Exception {
    assertThat(DrbdOverviewParser.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SyncSource -> Teleporting",
        "Primary/Secondary -> Primary",
        "Inconsistent -> Immaculate",
        "UpToDate/Inconsistent C r----- -> UpToDate/Incons",
        "0:pgsql/0 -> pgsql",
        "0:pgsql/0 -> 0:pgsql",
        "  0: -> \u001b[1m0:",
        "50.4% -> 504.4%",
      })
  void unknownForms(String change) {
    String[] parts = change.split(" -> ", -1);
    String changed = SYNCING.replace(parts[0], parts[1]);

    assertThat(changed).isNotEqualTo(SYNCING);
    assertThatThrownBy(() -> DrbdOverviewParser.parse(changed))
        .isInstanceOf(UnreadableException.class);
  }

  @Test
  void cutAnywhereItIsTheSameStateOrNone() throws Exception {
    DrbdDevice whole = DrbdOverviewParser.parse(SYNCING).get("pgsql/0");
    int refused = 0;
    for (int length = SYNCING.indexOf('0'); length < SYNCING.length(); length++) {
      try {
        DrbdDevice cut = DrbdOverviewParser.parse(SYNCING.substring(0, length)).get("pgsql/0");
        if (cut != null) {
          assertThat(cut).usingRecursiveComparison().ignoringFields("resync").isEqualTo(whole);
        }
      } catch (UnreadableException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(40);
  }
}
