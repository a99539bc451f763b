package futago.ui.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.CapturedCluster;
import futago.cluster.ClusterStatus;
import futago.cluster.NodeReport;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StatusPollerTest {
  private final CapturedCluster cluster = new CapturedCluster("healthy");
  private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
  private final List<ClusterStatus> told = new CopyOnWriteArrayList<>();

  private void deliverOne() throws InterruptedException {
    Runnable task = window.poll(30, TimeUnit.SECONDS);
    assertThat(task).isNotNull();
    task.run();
  }

  @Test
  void leavesABusyNodeAloneForAsLongAsItTook() {
    assertThat(rest(100)).isEqualTo(900);
    assertThat(rest(500)).isEqualTo(500);
    assertThat(rest(3000)).isEqualTo(3000);
    assertThat(rest(20_000)).isEqualTo(5000);
  }

  private static long rest(long tookMillis) {
    return StatusPoller.rest(tookMillis * 1_000_000) / 1_000_000;
  }

  @Test
  void tellsAgainAndAgainAlsoThroughANodesDeathAndReturn() throws Exception {
    try (var poller = new StatusPoller(cluster.watch(), window::add, told::add)) {
      poller.start();
      deliverOne();
      assertThat(told.getLast().nodes()).allMatch(NodeReport::answered);

      cluster.dies("bob");
      while (told.getLast().nodes().getLast().answered()) {
        deliverOne();
      }

      cluster.shows("healthy");
      while (!told.getLast().nodes().getLast().answered()) {
        deliverOne();
      }
    }
  }

  @Test
  void howeverSlowTheWindowIsOneTaskWaitsForIt() throws Exception {
    try (var poller = new StatusPoller(cluster.watch(), window::add, told::add)) {
      poller.start();
      Runnable first = window.poll(30, TimeUnit.SECONDS);
      // Two further readings at the least.
      assertThat(window.poll(2500, TimeUnit.MILLISECONDS)).isNull();
      assertThat(first).isNotNull();

      first.run();

      assertThat(told).hasSize(1);
      deliverOne();
      assertThat(told.getLast().taken()).isAfterOrEqualTo(told.getFirst().taken());
    }
  }

  @Test
  void afterTheEndNothingIsTold() throws Exception {
    var poller = new StatusPoller(cluster.watch(), window::add, told::add);
    poller.start();
    Runnable task = window.poll(30, TimeUnit.SECONDS);
    assertThat(task).isNotNull();

    poller.close();
    task.run();

    assertThat(told).isEmpty();
  }
}
