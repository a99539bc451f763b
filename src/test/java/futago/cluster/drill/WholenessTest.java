package futago.cluster.drill;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.CapturedCluster;
import futago.cluster.ClusterStatus;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// In which of the states that real clusters were in a failure may be made on purpose.
class WholenessTest {
  @Test
  void inTheHealthyOne() {
    ClusterStatus status = CapturedCluster.status("healthy");

    assertThat(Wholeness.isWhole(status)).isTrue();
    assertThat(Wholeness.missing(status)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "standby-bob",
        "offline-bob",
        "failed-monitor",
        "moving-starting",
        "moved-constraints-left",
        "maintenance-mode",
        "drbd-disconnected-both",
        "drbd-syncing",
        "split-brain-detected",
        "stop-failed-blocked",
        "wanted-stopped",
      })
  void inNoOtherAndTheReasonIsSaid(String state) {
    ClusterStatus status = CapturedCluster.status(state);

    assertThat(Wholeness.isWhole(status)).isFalse();
    assertThat(Wholeness.missing(status))
        .isNotEmpty()
        .noneMatch(why -> why.what().key().equals("drill.refused.not-whole"));
  }

  @Test
  void notWhileTheAddressIsElsewhereThanTheDatabase() {
    ClusterStatus whole = CapturedCluster.status("healthy");
    var torn =
        new ClusterStatus(
            whole.cluster(),
            whole.virtualIp(),
            whole.drbdResource(),
            whole.taken(),
            whole.platform(),
            whole.pacemaker(),
            whole.nodes(),
            whole.groupOn(),
            Optional.of("bob"),
            whole.partitioned(),
            whole.splitBrain());

    assertThat(Wholeness.isWhole(torn)).isFalse();
    assertThat(Wholeness.missing(torn))
        .extracting(why -> why.what().key())
        .containsExactly("drill.refused.not-whole");
  }
}
