package futago.remote.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import net.schmizz.sshj.connection.channel.direct.Session;
import org.junit.jupiter.api.Test;

class InputFeedTest {
  private final Recorder stream = new Recorder();

  @Test
  void sendsEverythingAndThenTheEnd() {
    var feed = new InputFeed(command(true), new byte[100_000]);
    feed.run();
    assertThat(stream.bytes.size()).isEqualTo(100_000);
    assertThat(stream.closed).isTrue();
    assertThat(feed.broken()).isEmpty();
  }

  @Test
  void doesNotEndAnInputThatBrokeOff() {
    stream.room = 50_000;
    var feed = new InputFeed(command(true), new byte[100_000]);
    feed.run();
    assertThat(feed.broken()).isPresent();
    assertThat(stream.closed).as("the command must not take the half for the whole").isFalse();
  }

  @Test
  void mindsNothingWhereNobodyReads() {
    var feed = new InputFeed(command(false), new byte[100_000]);
    feed.run();
    assertThat(feed.broken()).isEmpty();
  }

  @Test
  void leavesNoSecretBehind() {
    byte[] secret = {'s', 'e', 'c'};
    new InputFeed(command(true), secret).run();
    assertThat(secret).containsOnly(0);
  }

  private Session.Command command(boolean open) {
    return (Session.Command)
        Proxy.newProxyInstance(
            InputFeedTest.class.getClassLoader(),
            new Class<?>[] {Session.Command.class},
            (_, method, _) ->
                switch (method.getName()) {
                  case "getOutputStream" -> stream;
                  case "isOpen" -> open;
                  case "getRemoteWinSize" -> 30_000L;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static final class Recorder extends OutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int room = Integer.MAX_VALUE;
    private boolean closed;

    @Override
    public void write(int b) {
      throw new UnsupportedOperationException("byte by byte is too slow");
    }

    @Override
    public void write(byte[] source, int offset, int count) throws IOException {
      if (bytes.size() + count > room) {
        throw new IOException("broken");
      }
      bytes.write(source, offset, count);
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
