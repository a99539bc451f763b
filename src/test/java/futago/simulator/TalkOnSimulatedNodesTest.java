package futago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import futago.spec.PlatformName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class TalkOnSimulatedNodesTest {
  @Test
  void theTalksCluster() throws Exception {
    try (var cluster = new SimulatedCluster(PlatformName.EL6_HEARTBEAT)) {
      cluster.apply();
      assertThat(cluster.reader.read().groupOn()).contains("alice");
    }
  }

  @Test
  void debian() throws Exception {
    try (var cluster = new SimulatedCluster(PlatformName.DEBIAN_COROSYNC)) {
      cluster.apply();
      assertThat(cluster.reader.read().groupOn()).contains("alice");
    }
  }
}
