package futago.remote.ssh;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;

/// A public key, of a host or a person, as it stands in files of SSH.
///
/// @param type such as `ssh-ed25519`
/// @param base64 the key itself
record PublishedKey(String type, String base64) {
  static PublishedKey of(PublicKey key) {
    byte[] blob = new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
    return of(KeyType.fromKey(key).toString(), blob);
  }

  static PublishedKey of(String type, byte[] blob) {
    return new PublishedKey(type, Base64.getEncoder().encodeToString(blob));
  }

  /// The key as it goes over the wire.
  byte[] blob() {
    return Base64.getDecoder().decode(base64);
  }

  /// `SHA256:…`, as `ssh-keygen -l` prints it. SSHJ's own fingerprint is MD5, which no current tool
  /// shows.
  String fingerprint() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(blob());
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// The names under which a key of this type is negotiated, best first: an RSA key is recorded as
  /// `ssh-rsa` but has not been offered under that name for years.
  List<String> algorithms() {
    return type.equals("ssh-rsa")
        ? List.of("rsa-sha2-512", "rsa-sha2-256", "ssh-rsa")
        : List.of(type);
  }
}
