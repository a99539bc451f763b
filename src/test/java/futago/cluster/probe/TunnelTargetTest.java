package futago.cluster.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import futago.command.Run;
import futago.command.Secret;
import futago.remote.CommandResult;
import futago.remote.Forward;
import futago.remote.OutputListener;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import futago.spec.ClusterSpec;
import futago.spec.ExampleSpec;
import futago.spec.PlatformName;
import futago.text.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TunnelTargetTest {
  private static final Secret PASSWORD = Secret.of("open-sesame");

  private final ClusterSpec spec = ExampleSpec.of(Optional.of(PlatformName.DEBIAN_COROSYNC));
  private final List<String> forwarded = new ArrayList<>();
  private boolean closed;

  @Test
  void goesToTheVirtualIpAsTheNodeSeesItAndSaysWhyItDoesNotGetThere() throws Exception {
    try (var target = new TunnelTarget(spec, PASSWORD, () -> new Node(unused()))) {
      assertThatExceptionOfType(ProbeException.class)
          .isThrownBy(target::open)
          .withMessage("administratively prohibited");
      assertThatExceptionOfType(ProbeException.class).isThrownBy(target::open);
    }
    // One way for all logins, and it is taken away at the end.
    assertThat(forwarded)
        .containsExactly(spec.virtualIp().address() + " " + spec.postgresql().port());
    assertThat(closed).isTrue();
  }

  @Test
  void aNodeThatCannotBeReachedIsAFailedLogin() {
    var away =
        new RemoteException(
            "alice", RemoteException.Kind.UNREACHABLE, Message.of("x"), Message.of("y"), null);
    var target =
        new TunnelTarget(
            spec,
            PASSWORD,
            () -> {
              throw away;
            });
    assertThatExceptionOfType(ProbeException.class)
        .isThrownBy(target::open)
        .withMessage("UNREACHABLE on alice");
  }

  /// A node that is away takes its time; who wants to close does not wait for it.
  @Test
  void closingWaitsForNoConnection() throws Exception {
    var asked = new CountDownLatch(1);
    var there = new CountDownLatch(1);
    var target =
        new TunnelTarget(
            spec,
            PASSWORD,
            () -> {
              asked.countDown();
              there.await();
              return new Node(unused());
            });
    var login = new FutureTask<>(target::open);
    Thread.startVirtualThread(login);
    assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

    target.close();

    there.countDown();
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> login.get(30, TimeUnit.SECONDS))
        .withCauseInstanceOf(ProbeException.class);
    assertThat(forwarded).isEmpty();
  }

  private static int unused() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Node implements RemoteNode {
    private final int near;

    Node(int near) {
      this.near = near;
    }

    @Override
    public String name() {
      return "alice";
    }

    @Override
    public CommandResult run(Run run, OutputListener output) {
      throw new AssertionError(run.argv().toString());
    }

    @Override
    public Forward forward(String host, int port) {
      forwarded.add(host + " " + port);
      return new Forward() {
        @Override
        public int port() {
          return near;
        }

        @Override
        public Optional<String> trouble() {
          return Optional.of("administratively prohibited");
        }

        @Override
        public void close() {
          closed = true;
        }
      };
    }

    @Override
    public void close() {}
  }
}
