package futago.remote.ssh;

import java.security.PrivateKey;
import java.security.PublicKey;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.method.AuthPublickey;

/// Logs in with a key, or only asks whether the server would take it, so that a passphrase is asked
/// for only if it helps.
final class KeyAuth extends AuthPublickey {
  private final boolean onlyAsks;
  private final boolean severalSignatures;
  private volatile boolean welcome;

  private KeyAuth(KeyProvider keys, boolean onlyAsks, boolean severalSignatures) {
    super(keys);
    this.onlyAsks = onlyAsks;
    this.severalSignatures = severalSignatures;
  }

  /// @param sha2 whether the server can verify RSA signatures with SHA-2; if so, the older kinds
  ///   are not tried: each try counts against the few that a server allows
  static KeyAuth with(KeyProvider keys, boolean sha2) {
    return new KeyAuth(keys, false, !sha2);
  }

  /// Asks only; the outcome is {@link #welcome}.
  static KeyAuth asking(PublicKey key, boolean sha2) {
    return new KeyAuth(new PublicHalf(key), true, !sha2);
  }

  /// Whether the server would take, or has taken, the key.
  boolean welcome() {
    return welcome;
  }

  @Override
  public void handle(Message command, SSHPacket packet)
      throws UserAuthException, TransportException {
    if (command == Message.USERAUTH_60) {
      welcome = true;
      if (onlyAsks) {
        throw new UserAuthException("the key would be taken");
      }
    }
    super.handle(command, packet);
  }

  @Override
  public boolean shouldRetry() {
    return severalSignatures && super.shouldRetry();
  }

  private record PublicHalf(PublicKey key) implements KeyProvider {
    @Override
    public PrivateKey getPrivate() {
      throw new IllegalStateException("only asked whether the key would be taken");
    }

    @Override
    public PublicKey getPublic() {
      return key;
    }

    @Override
    public KeyType getType() {
      return KeyType.fromKey(key);
    }
  }
}
