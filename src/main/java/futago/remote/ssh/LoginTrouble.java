package futago.remote.ssh;

import futago.remote.RemoteException;
import futago.remote.RemoteException.Kind;
import futago.text.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Says in people's words why a login was refused.
final class LoginTrouble {
  private final String node;
  private final SshTarget target;
  private Optional<Path> closedKey = Optional.empty();

  LoginTrouble(String node, SshTarget target) {
    this.node = node;
    this.target = target;
  }

  /// Notes that the server would have taken a key whose passphrase nobody gave.
  void noPassphraseFor(Path key) {
    closedKey = Optional.of(key);
  }

  RemoteException identityUnreadable(Path path, IOException cause) {
    return refused(
        Message.of(
            "remote.identity-unreadable", node, path.toString(), ConnectTrouble.reason(cause)),
        Message.of("remote.identity-unreadable.cure", node),
        cause);
  }

  RemoteException wrongPassphrase(Path path, IOException cause) {
    return refused(
        Message.of("remote.passphrase-wrong", node, path.toString()),
        Message.of("remote.passphrase-wrong.cure", path.toString()),
        cause);
  }

  RemoteException wrongPassword() {
    return refused(
        Message.of("remote.password-wrong", node, target.login()),
        Message.of("remote.password-wrong.cure", node, target.user()),
        null);
  }

  RemoteException expiredPassword() {
    return refused(
        Message.of("remote.password-expired", node, target.login()),
        Message.of("remote.password-expired.cure", target.login()),
        null);
  }

  /// No key was taken, and nobody has a password.
  RemoteException noPassword(List<String> tried) {
    return closedKey
        .map(this::passphraseMissing)
        .orElseGet(
            () ->
                refused(
                    Message.of("remote.password-missing", node, target.login(), list(tried)),
                    Message.of("remote.password-missing.cure", node, target.login()),
                    null));
  }

  /// No key was taken, and the server takes no password.
  RemoteException noKeyTaken(List<String> tried, Collection<String> allowed) {
    return closedKey
        .map(this::passphraseMissing)
        .orElseGet(
            () ->
                refused(
                    Message.of(
                        "remote.key-refused", node, target.login(), list(tried), list(allowed)),
                    Message.of("remote.key-refused.cure", node, target.login()),
                    null));
  }

  /// The server ended the connection while we logged in.
  RemoteException hungUp(List<String> tried, IOException cause) {
    return refused(
        Message.of(
            "remote.login-hung-up",
            node,
            target.login(),
            ConnectTrouble.reason(cause),
            list(tried)),
        Message.of("remote.login-hung-up.cure", node),
        cause);
  }

  private RemoteException passphraseMissing(Path key) {
    return refused(
        Message.of("remote.passphrase-missing", node, key.toString()),
        Message.of("remote.passphrase-missing.cure", node, key.toString()),
        null);
  }

  private RemoteException refused(Message what, Message cure, IOException cause) {
    return new RemoteException(node, Kind.AUTHENTICATION_FAILED, what, cure, cause);
  }

  private static String list(Collection<String> words) {
    return words.isEmpty() ? "–" : String.join(", ", words);
  }
}
