package futago.cluster.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import futago.command.Secret;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class JdbcTargetTest {
  @Test
  void whatFailsNeverHoldsThePassword() throws IOException {
    int closed;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    var target = new JdbcTarget("127.0.0.1", closed, Secret.of("open-sesame"));
    ProbeException failure = catchThrowableOfType(ProbeException.class, target::open);
    assertThat(failure).hasMessageContaining("127.0.0.1:" + closed);
    var trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString()).doesNotContain("open-sesame");
  }
}
