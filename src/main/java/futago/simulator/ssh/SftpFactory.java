package futago.simulator.ssh;

import futago.simulator.machine.Machine;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.subsystem.SubsystemFactory;

/// Makes an {@link SftpCommand} for each channel.
///
/// @param machine whose files they are
record SftpFactory(Machine machine) implements SubsystemFactory {
  @Override
  public String getName() {
    return "sftp";
  }

  @Override
  public Command createSubsystem(ChannelSession channel) {
    return new SftpCommand(machine);
  }
}
