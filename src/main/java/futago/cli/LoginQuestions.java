package futago.cli;

import futago.command.Secret;
import futago.remote.ssh.Credentials;
import futago.remote.ssh.HostKeyPolicy;
import futago.remote.ssh.SecretRequest;
import futago.remote.ssh.UnknownHostKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Puts the questions of connections to the person, one at a time although both nodes are connected
/// to at once. Where there is nobody to ask, notes what would have been asked.
final class LoginQuestions implements Credentials, HostKeyPolicy {
  private final Cli cli;
  private final boolean acceptHostKeys;
  private final Map<String, Answer> answers = new HashMap<>();
  private final Set<String> unanswered = new HashSet<>();

  private record Answer(String node, Secret secret) {}

  LoginQuestions(Cli cli, boolean acceptHostKeys) {
    this.cli = cli;
    this.acceptHostKeys = acceptHostKeys;
  }

  @Override
  public synchronized Optional<Secret> supply(SecretRequest request) {
    if (cli.context().prompter().isEmpty()) {
      unanswered.add(request.node());
      return Optional.empty();
    }
    Optional<Answer> earlier = Optional.ofNullable(answers.get(sameAs(request)));
    String question = cli.texts().say(request.prompt());
    String hint = earlier.map(answer -> " " + cli.text("cli.ask.same", answer.node())).orElse("");
    Optional<Secret> typed = cli.context().prompter().get().secret(question + hint + ": ");
    Optional<Secret> secret =
        typed.filter(Secret::isEmpty).isPresent() && earlier.isPresent()
            ? earlier.map(Answer::secret)
            : typed;
    secret.ifPresent(known -> answers.put(sameAs(request), new Answer(request.node(), known)));
    return secret;
  }

  /// Most people have the same password on both hosts: what was typed for the same user of the one
  /// is offered for the other, never sent unasked.
  private static String sameAs(SecretRequest request) {
    String login = request.login();
    int at = login.indexOf('@');
    return request.kind() + " " + (at < 0 ? login : login.substring(0, at)) + " " + request.file();
  }

  @Override
  public synchronized boolean accepts(UnknownHostKey key) {
    if (acceptHostKeys) {
      cli.tell("cli.host-key.accepted", key.node(), key.host(), key.type(), key.fingerprint());
      return true;
    }
    if (cli.context().prompter().isEmpty()) {
      return false;
    }
    cli.tell(
        "cli.host-key.unknown",
        key.node(),
        key.host(),
        Integer.toString(key.port()),
        key.type(),
        key.fingerprint());
    String answer =
        cli.context().prompter().get().line(cli.text("cli.host-key.question") + " ").orElse("");
    return answer.strip().equalsIgnoreCase("yes") || answer.strip().equals(key.fingerprint());
  }

  /// Whether a node wanted to know something when there was nobody to ask.
  synchronized boolean wereUnansweredFor(String node) {
    return unanswered.contains(node);
  }
}
