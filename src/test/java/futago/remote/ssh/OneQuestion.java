package futago.remote.ssh;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.session.ServerSession;

/// Asks for a password as PAM does, and counts the answers.
record OneQuestion(String prompt, BiPredicate<String, String> check, AtomicInteger tries)
    implements KeyboardInteractiveAuthenticator {
  @Override
  public InteractiveChallenge generateChallenge(
      ServerSession session, String user, String language, String submethods) {
    var challenge = new InteractiveChallenge();
    challenge.addPrompt(prompt, false);
    return challenge;
  }

  @Override
  public boolean authenticate(ServerSession session, String user, List<String> answers) {
    tries.incrementAndGet();
    return answers.size() == 1 && check.test(user, answers.getFirst());
  }
}
