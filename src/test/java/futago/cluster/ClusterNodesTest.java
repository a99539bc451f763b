package futago.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import futago.remote.RemoteNode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClusterNodesTest {
  private final CapturedNode alice = new CapturedNode("alice", Captures.DEBIAN_12, "healthy");
  private final CapturedNode bob = new CapturedNode("bob", Captures.DEBIAN_12, "healthy");

  /// A connection may wait for a person to answer a question, and the window is closed instead.
  @Test
  void closingWaitsForNobodyAndWhoOpensClosesAfterwards() throws Exception {
    var asked = new CountDownLatch(1);
    var answered = new CountDownLatch(1);
    ClusterNodes nodes =
        Example.nodes(
            () -> {
              asked.countDown();
              answered.await();
              return alice;
            },
            () -> bob);
    var connection = new CompletableFuture<RemoteNode>();
    Thread.startVirtualThread(
        () -> {
          try {
            connection.complete(nodes.get("alice"));
          } catch (Exception e) {
            connection.completeExceptionally(e);
          }
        });
    assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

    nodes.close();
    assertThat(alice.isClosed()).isFalse();

    answered.countDown();
    assertThat(connection.get(30, TimeUnit.SECONDS)).isSameAs(alice);
    assertThat(alice.isClosed()).isTrue();
  }
}
