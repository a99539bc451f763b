package futago.ui.ask;

import futago.command.Secret;
import futago.remote.ssh.Credentials;
import futago.remote.ssh.HostKeyPolicy;
import futago.remote.ssh.SecretRequest;
import futago.remote.ssh.UnknownHostKey;
import futago.text.Message;
import futago.ui.look.Language;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Puts the questions of connections to the person at the window, and lets the connection wait for
/// the answer. What is typed is kept in memory only, by who connects.
public final class LoginDialogs implements Credentials, HostKeyPolicy {
  private final Dialogs dialogs;
  private final Language language;
  private final Executor window;

  /// @param window runs a task on the window's thread, later
  public LoginDialogs(Dialogs dialogs, Language language, Executor window) {
    this.dialogs = dialogs;
    this.language = language;
    this.window = window;
  }

  @Override
  public Optional<Secret> supply(SecretRequest request) {
    return ask(request.prompt());
  }

  /// Asks for a secret, and waits; not to be called on the window's thread.
  ///
  /// @return empty where the person goes away
  public Optional<Secret> ask(Message prompt) {
    return wait(answer -> dialogs.secret("ui.login.secret", language.say(prompt), answer));
  }

  @Override
  public boolean accepts(UnknownHostKey key) {
    return wait(
        answer ->
            dialogs.ask(
                "ui.login.host-key",
                language.say(
                    "ui.login.host-key.text",
                    key.node(),
                    key.host(),
                    Integer.toString(key.port()),
                    key.type(),
                    key.fingerprint()),
                "ui.login.host-key.trust",
                "ui.cancel",
                false,
                answer));
  }

  private <T> T wait(Consumer<Consumer<T>> question) {
    var answer = new CompletableFuture<T>();
    window.execute(() -> question.accept(answer::complete));
    return answer.join();
  }
}
