package futago.remote.ssh;

import futago.command.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Optional;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.Resource;

/// A private key file. Its public half is found without the passphrase where that is possible, so
/// that nobody is asked for the passphrase of a key that the server does not want.
///
/// @param path the private key's file
/// @param encrypted whether it has a passphrase
/// @param publicKey the public half; empty if only the passphrase would tell
record IdentityFile(Path path, boolean encrypted, Optional<PublicKey> publicKey) {
  private static final byte[] OPENSSH_MAGIC =
      "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);

  /// Looks at a key file without asking for anything.
  ///
  /// @throws IOException if it is missing or not a private key
  static IdentityFile read(SSHClient client, Path path) throws IOException {
    var finder = new NoPassphrase();
    KeyProvider keys = client.loadKeys(path.toString(), finder);
    try {
      keys.getPrivate();
      return new IdentityFile(path, false, Optional.of(keys.getPublic()));
    } catch (IOException | RuntimeException e) {
      if (!finder.asked) {
        throw new IOException(ConnectTrouble.reason(e), e);
      }
      return new IdentityFile(path, true, publicHalf(path));
    }
  }

  /// The key pair itself.
  ///
  /// @param passphrase what the file was encrypted with; ignored if it was not
  /// @throws IOException if the passphrase is wrong or the file damaged
  KeyProvider open(SSHClient client, Optional<Secret> passphrase) throws IOException {
    KeyProvider keys =
        client.loadKeys(path.toString(), passphrase.map(SinglePassword::new).orElse(null));
    try {
      keys.getPrivate();
      return keys;
    } catch (RuntimeException e) {
      throw new IOException(ConnectTrouble.reason(e), e);
    }
  }

  /// The key as it is written in files, for comparison with what an agent holds.
  Optional<PublishedKey> identity() {
    return publicKey.map(PublishedKey::of);
  }

  private static Optional<PublicKey> publicHalf(Path path) {
    try {
      Path beside = Path.of(path + ".pub");
      byte[] blob =
          Files.exists(beside)
              ? Base64.getDecoder().decode(Files.readString(beside).strip().split("\\s+", -1)[1])
              : embeddedBlob(Files.readString(path, StandardCharsets.ISO_8859_1));
      return Optional.of(new Buffer.PlainBuffer(blob).readPublicKey());
    } catch (IOException | RuntimeException notThere) {
      return Optional.empty();
    }
  }

  /// OpenSSH's own format (PROTOCOL.key) has the public half in clear.
  private static byte[] embeddedBlob(String pem) throws IOException {
    String body = pem.replaceAll("-----[^-]*-----", "").replaceAll("\\s", "");
    var buffer = new Buffer.PlainBuffer(Base64.getDecoder().decode(body));
    buffer.readRawBytes(new byte[OPENSSH_MAGIC.length]);
    buffer.readString(); // cipher
    buffer.readString(); // key derivation
    buffer.readBytes(); // its options
    buffer.readUInt32(); // number of keys, always 1
    return buffer.readBytes();
  }

  /// Finds out whether there is a passphrase at all, before the slow derivation of a key from it.
  private static final class NoPassphrase implements PasswordFinder {
    private boolean asked;

    @Override
    public char[] reqPassword(Resource<?> resource) {
      asked = true;
      throw new IllegalStateException("a passphrase is needed");
    }

    @Override
    public boolean shouldRetry(Resource<?> resource) {
      return false;
    }
  }
}
