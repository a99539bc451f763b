package futago.remote.ssh;

import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AuthPassword;

/// Logs in with a password and notices when the server wants a new one instead.
final class PasswordAuth extends AuthPassword {
  private volatile boolean expired;

  PasswordAuth(SinglePassword password) {
    super(password);
  }

  /// Whether the password was right but has to be changed first.
  boolean expired() {
    return expired;
  }

  @Override
  public void handle(Message command, SSHPacket packet)
      throws UserAuthException, TransportException {
    if (command == Message.USERAUTH_60) {
      expired = true;
      throw new UserAuthException("the password has to be changed");
    }
    super.handle(command, packet);
  }
}
