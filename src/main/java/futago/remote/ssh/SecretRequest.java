package futago.remote.ssh;

import futago.text.Message;

/// Which secret is needed.
///
/// @param kind what kind of secret
/// @param node the node's name in the cluster spec
/// @param login `user@host` that is logged in to; for a passphrase as well
/// @param file the private key file of a passphrase, else empty
public record SecretRequest(Kind kind, String node, String login, String file) {
  /// The secrets that a connection may need.
  public enum Kind {
    /// The password of the user on the node.
    SSH_PASSWORD,
    /// The password of the user on a host that is logged in through.
    JUMP_PASSWORD,
    /// The passphrase of a private key file.
    KEY_PASSPHRASE,
    /// The password that `sudo` on the node asks for.
    SUDO_PASSWORD
  }

  /// The question to put to a person, without a colon at its end.
  public Message prompt() {
    return switch (kind) {
      case SSH_PASSWORD -> Message.of("remote.prompt.ssh-password", node, login);
      case JUMP_PASSWORD -> Message.of("remote.prompt.jump-password", node, login);
      case KEY_PASSPHRASE -> Message.of("remote.prompt.key-passphrase", node, file);
      case SUDO_PASSWORD -> Message.of("remote.prompt.sudo-password", node, login);
    };
  }
}
