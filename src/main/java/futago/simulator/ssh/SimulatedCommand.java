package futago.simulator.ssh;

import futago.simulator.machine.Account;
import futago.simulator.machine.Descriptors;
import futago.simulator.machine.Machine;
import futago.simulator.machine.OpenFiles;
import futago.simulator.machine.Signal;
import futago.simulator.machine.SimProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/// A command line on a channel: run by the user's shell, as OpenSSH does. Its end is told when it
/// ends; the channel closes when nothing holds its outputs any more. A client that closes the
/// channel does not end the command: without a terminal, sshd lets it live on.
final class SimulatedCommand implements Command {
  private final Machine machine;
  private final String line;
  private InputStream in;
  private OutputStream out;
  private OutputStream err;
  private ExitCallback exit;
  private volatile SimProcess process;

  SimulatedCommand(Machine machine, String line) {
    this.machine = machine;
    this.line = line;
  }

  @Override
  public void start(ChannelSession channel, Environment environment) {
    environment.addSignalListener(
        (_, signal) ->
            Signal.of(signal.name())
                .ifPresent(
                    sent -> {
                      if (process != null) {
                        process.send(sent);
                      }
                    }));
    String user = environment.getEnv().get(Environment.ENV_USER);
    Thread.ofVirtual().name("simulated-" + machine.name()).start(() -> live(channel, user));
  }

  private void live(ChannelSession channel, String user) {
    var outFile = new ChannelFile(out);
    var errFile = new ChannelFile(err);
    int status;
    try (var descriptors = Descriptors.of(OpenFiles.reading(in), outFile, errFile)) {
      List<String> argv = List.of(Account.of(machine, user).shell(), "-c", line);
      status =
          machine
              .launcher()
              .run(
                  machine.launcher().login(user, argv, descriptors),
                  () -> channel.getSession().close(true),
                  started -> process = started);
    } catch (InterruptedException powerOff) {
      return;
    }
    if (!machine.isOn()) {
      // Whoever loses his power tells nobody how his commands ended.
      return;
    }
    CompletableFuture<Void> released =
        CompletableFuture.allOf(outFile.released(), errFile.released());
    try {
      tellStatus(channel, status);
    } catch (IOException clientGone) {
      return;
    }
    CompletableFuture<Void> _ = released.thenRun(() -> exit.onExit(status));
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
  public void destroy(ChannelSession channel) {
    // The command lives on; what it writes goes nowhere.
  }
}
