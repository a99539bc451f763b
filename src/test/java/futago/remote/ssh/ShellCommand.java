package futago.remote.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/// Runs a line by a real shell, as sshd does: without a terminal, output streams apart, and not
/// ended by the end of its channel.
final class ShellCommand implements Command {
  private final String line;
  private final Map<String, String> environment;
  private InputStream in;
  private OutputStream out;
  private OutputStream err;
  private ExitCallback exit;

  ShellCommand(String line, Map<String, String> environment) {
    this.line = line;
    this.environment = environment;
  }

  @Override
  public void start(ChannelSession channel, Environment ignored) throws IOException {
    var builder = new ProcessBuilder("/bin/sh", "-c", line);
    builder.environment().putAll(environment);
    Process process = builder.start();
    Thread.startVirtualThread(() -> copy(in, process.getOutputStream(), true));
    Thread outCopy = Thread.startVirtualThread(() -> copy(process.getInputStream(), out, false));
    Thread errCopy = Thread.startVirtualThread(() -> copy(process.getErrorStream(), err, false));
    Thread.startVirtualThread(
        () -> {
          try {
            int status = process.waitFor();
            tellStatus(channel, status);
            outCopy.join();
            errCopy.join();
            exit.onExit(status);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (IOException clientGone) {
            return;
          }
        });
  }

  /// OpenSSH tells the status when the command ends, which may be long before the channel closes.
  private static void tellStatus(ChannelSession channel, int status) throws IOException {
    Buffer packet = channel.getSession().createBuffer(SshConstants.SSH_MSG_CHANNEL_REQUEST);
    packet.putUInt(channel.getRecipient());
    packet.putString("exit-status");
    packet.putBoolean(false);
    packet.putInt(status);
    channel.writePacket(packet);
  }

  private static void copy(InputStream from, OutputStream to, boolean close) {
    byte[] buffer = new byte[16 * 1024];
    try {
      for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
        to.write(buffer, 0, n);
        to.flush();
      }
      if (close) {
        to.close();
      }
    } catch (IOException otherSideGone) {
      return;
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
    err = stream;
  }

  @Override
  public void setExitCallback(ExitCallback callback) {
    exit = callback;
  }

  @Override
  public void destroy(ChannelSession channel) {}
}
