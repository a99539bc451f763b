package futago.remote.ssh;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import net.schmizz.sshj.connection.channel.direct.Session;

/// Writes a command's standard input and closes it.
///
/// Never more than the other side has room for at the moment: SSHJ would wait for room while it
/// holds a lock that its only reader needs when the command ends without reading everything, as a
/// command does that finds the disk full, and the whole connection would stand still.
final class InputFeed implements Runnable {
  private static final int LONGEST_PIECE = 32 * 1024;
  private static final int PAUSE_MS = 5;

  private final Session.Command command;
  private final byte[] input;
  private volatile IOException broken;

  InputFeed(Session.Command command, byte[] input) {
    this.command = command;
    this.input = input;
  }

  /// Why not all of the input could be sent, although the command could still have read it. The end
  /// of the input is not sent then: the command would take the half for the whole.
  Optional<IOException> broken() {
    return Optional.ofNullable(broken);
  }

  @Override
  public void run() {
    try {
      send();
    } catch (IOException e) {
      // A command that ended without reading all of it is no trouble; its exit status tells more.
      if (command.isOpen()) {
        broken = e;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      Arrays.fill(input, (byte) 0);
    }
  }

  private void send() throws IOException, InterruptedException {
    OutputStream out = command.getOutputStream();
    int sent = 0;
    while (sent < input.length && command.isOpen()) {
      int room = (int) Math.min(command.getRemoteWinSize(), LONGEST_PIECE);
      if (room <= 0) {
        Thread.sleep(PAUSE_MS);
        continue;
      }
      int count = Math.min(room, input.length - sent);
      out.write(input, sent, count);
      out.flush();
      sent += count;
    }
    out.close();
  }
}
