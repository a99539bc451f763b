package futago.simulator.ssh;

import futago.simulator.machine.Machine;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/// SFTP on a channel: takes requests in and sends answers, one after the other.
final class SftpCommand implements Command {
  private static final int LONGEST_PACKET = 1 << 20;

  private final Machine machine;
  private InputStream in;
  private OutputStream out;
  private ExitCallback exit;

  SftpCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public void start(ChannelSession channel, Environment environment) {
    var session = new SftpSession(machine, environment.getEnv().get(Environment.ENV_USER));
    Thread.ofVirtual()
        .name("simulated-sftp-" + machine.name())
        .start(() -> exit.onExit(serve(session)));
  }

  private int serve(SftpSession session) {
    var requests = new DataInputStream(in);
    try {
      while (true) {
        int length = requests.readInt();
        if (length < 1 || length > LONGEST_PACKET) {
          throw new IOException("a packet of " + length + " bytes");
        }
        Buffer answer = session.answer(new ByteArrayBuffer(requests.readNBytes(length)));
        var packet = new ByteArrayBuffer();
        packet.putBytes(answer.getCompactData());
        byte[] bytes = packet.getCompactData();
        out.write(bytes);
        out.flush();
      }
    } catch (EOFException clientIsDone) {
      return 0;
    } catch (IOException clientGone) {
      return 1;
    } finally {
      session.close();
    }
  }

  @Override
  public void setInputStream(InputStream stream) {
    in = stream;
  }

  @Override
  public void setOutputStream(OutputStream stream) {
    out = stream;
  }

  @Override
  public void setErrorStream(OutputStream stream) {
    // SFTP says everything in its answers.
  }

  @Override
  public void setExitCallback(ExitCallback callback) {
    exit = callback;
  }

  @Override
  public void destroy(ChannelSession channel) {
    // The input ends, and with it the thread.
  }
}
