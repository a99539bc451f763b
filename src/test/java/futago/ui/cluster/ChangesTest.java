package futago.ui.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.CapturedCluster;
import futago.cluster.ClusterStatus;
import futago.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T05:51:10Z");

  private static List<String> between(String before, String now) {
    return between(CapturedCluster.status(before), CapturedCluster.status(now));
  }

  private static List<String> between(ClusterStatus before, ClusterStatus now) {
    Texts texts = Texts.in(Locale.ENGLISH);
    return Changes.between(before, now, NOW).stream()
        .map(happening -> texts.say(happening.what()))
        .toList();
  }

  @Test
  void nothingHappenedWhereNothingChanged() {
    assertThat(between("healthy", "healthy")).isEmpty();
  }

  @Test
  void aMove() {
    assertThat(between("healthy", "moving-demoted"))
        .containsExactly(
            "DRBD demoted on alice",
            "filesystem stopped on alice",
            "192.168.137.201 stopped on alice",
            "pgsql stopped on alice");
    assertThat(between("moving-demoted", "moved-constraints-left"))
        .containsExactly(
            "DRBD promoted on bob",
            "filesystem started on bob",
            "192.168.137.201 is on bob",
            "pgsql started on bob");
  }

  @Test
  void aNodeLeaves() {
    assertThat(between("healthy", "offline-bob"))
        .containsExactly("DRBD not connected: WFConnection", "bob has left the cluster");
    assertThat(between("offline-bob", "healthy"))
        .containsExactly("DRBD connected", "bob is online");
  }

  @Test
  void aNodeDies() {
    ClusterStatus dead = new CapturedCluster("offline-bob").dies("bob").status();

    assertThat(between(CapturedCluster.status("healthy"), dead))
        .containsExactly(
            "bob does not answer", "DRBD not connected: WFConnection", "bob has left the cluster");
    assertThat(between(dead, CapturedCluster.status("healthy")))
        .containsExactly("bob answers again", "DRBD connected", "bob is online");
  }

  @Test
  void aSynchronisation() {
    assertThat(between("drbd-disconnected-standby-node", "drbd-syncing"))
        .contains("DRBD synchronises");
    assertThat(between("drbd-syncing", "moved-constraints-left")).contains("DRBD synchronised");
  }

  @Test
  void aFailureAndItsCleaning() {
    assertThat(between("healthy", "failed-monitor")).contains("pgsql: monitor failed on alice");
    assertThat(between("failed-monitor", "healthy")).contains("Failures cleaned up");
  }

  @Test
  void aSplitBrain() {
    assertThat(between("healthy", "split-brain-detected")).contains("DRBD: split brain");
  }
}
