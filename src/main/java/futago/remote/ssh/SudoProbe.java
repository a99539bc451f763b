package futago.remote.ssh;

import futago.command.Run;
import futago.command.Secret;
import futago.remote.CommandResult;
import futago.remote.RemoteException;
import futago.remote.RemoteException.Kind;
import futago.text.Message;
import java.time.Duration;
import java.util.Locale;

/// Finds out, once per connection, whether sudo lets the user become root and whether it wants a
/// password for that, and proves the password before anything depends on it.
final class SudoProbe {
  private static final Run NOTHING = Run.asRoot("true").within(Duration.ofSeconds(30));

  private final String node;
  private final SshTarget target;
  private final Credentials credentials;

  SudoProbe(String node, SshTarget target, Credentials credentials) {
    this.node = node;
    this.target = target;
    this.credentials = credentials;
  }

  /// Runs a command with the given privilege on the connection at hand.
  @FunctionalInterface
  interface Trial {
    CommandResult run(Run run, Privilege privilege) throws RemoteException, InterruptedException;
  }

  /// The way to become root.
  ///
  /// @throws RemoteException if there is none
  Privilege find(Trial trial) throws RemoteException, InterruptedException {
    var freely = new Privilege.SudoFreely();
    CommandResult result = trial.run(NOTHING, freely);
    if (result.succeeded()) {
      return freely;
    }
    if (!wantsPassword(result)) {
      throw refused(result);
    }
    Secret password =
        credentials
            .supply(new SecretRequest(SecretRequest.Kind.SUDO_PASSWORD, node, target.login(), ""))
            .orElseThrow(
                () ->
                    refused(
                        Message.of("remote.sudo-password-missing", node, target.user()),
                        Message.of("remote.sudo-password-missing.cure", node, target.user())));
    if (!password.isOneLine()) {
      // sudo would take the first line, and the command the rest for its own input.
      throw refused(
          Message.of("remote.sudo-password-lines", node, target.user()),
          Message.of("remote.sudo-password-lines.cure", node, target.user()));
    }
    var withPassword = new Privilege.SudoWithPassword(password);
    CommandResult proof = trial.run(NOTHING, withPassword);
    if (!proof.succeeded()) {
      throw refused(proof);
    }
    return withPassword;
  }

  private static boolean wantsPassword(CommandResult result) {
    return result.error().contains("password is required");
  }

  private RemoteException refused(CommandResult result) {
    String said = result.error().strip();
    String words = said.toLowerCase(Locale.ROOT);
    if (result.status() == 127) {
      return refused(
          Message.of("remote.sudo-missing", node, target.user()),
          Message.of("remote.sudo-missing.cure", node));
    }
    if (words.contains("must have a tty")) {
      return refused(
          Message.of("remote.sudo-tty", node),
          Message.of("remote.sudo-tty.cure", node, target.user()));
    }
    if (words.contains("not in the sudoers")
        || words.contains("not allowed to")
        || words.contains("may not run sudo")) {
      return refused(
          Message.of("remote.sudo-not-allowed", node, target.user()),
          Message.of("remote.sudo-not-allowed.cure", node, target.user()));
    }
    if (words.contains("incorrect password")
        || words.contains("try again")
        || words.contains("no password was provided")) {
      return refused(
          Message.of("remote.sudo-password-wrong", node, target.user()),
          Message.of("remote.sudo-password-wrong.cure", node));
    }
    return refused(
        Message.of("remote.sudo-failed", node, target.user(), said),
        Message.of("remote.sudo-failed.cure", node));
  }

  private RemoteException refused(Message what, Message cure) {
    return new RemoteException(node, Kind.SUDO_REFUSED, what, cure, null);
  }
}
