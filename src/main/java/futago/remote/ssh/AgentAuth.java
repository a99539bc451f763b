package futago.remote.ssh;

import java.io.IOException;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AbstractAuthMethod;

/// Logs in with a key that never leaves the SSH agent (RFC 4252, section 7): asks whether the
/// server would take the key, and only then has the agent sign.
final class AgentAuth extends AbstractAuthMethod {
  private final SshAgent agent;
  private final PublishedKey identity;
  private final boolean sha2;

  /// @param sha2 whether the server can verify RSA signatures with SHA-2
  AgentAuth(SshAgent agent, PublishedKey identity, boolean sha2) {
    super("publickey");
    this.agent = agent;
    this.identity = identity;
    this.sha2 = sha2;
  }

  @Override
  protected SSHPacket buildReq() throws UserAuthException {
    return request(false);
  }

  @Override
  public void handle(Message command, SSHPacket packet)
      throws UserAuthException, TransportException {
    if (command != Message.USERAUTH_60) {
      super.handle(command, packet);
      return;
    }
    SSHPacket request = request(true);
    byte[] signed =
        new Buffer.PlainBuffer()
            .putString(params.getTransport().getSessionID())
            .putBuffer(request)
            .getCompactData();
    try {
      int flags = newRsa() ? SshAgent.RSA_SHA2_512 : 0;
      request.putString(agent.sign(identity, signed, flags));
    } catch (IOException e) {
      throw new UserAuthException("the SSH agent did not sign", e);
    }
    params.getTransport().write(request);
  }

  private SSHPacket request(boolean signed) throws UserAuthException {
    return super.buildReq()
        .putBoolean(signed)
        .putString(newRsa() ? "rsa-sha2-512" : identity.type())
        .putString(identity.blob());
  }

  private boolean newRsa() {
    return sha2 && identity.type().equals("ssh-rsa");
  }
}
