package futago.remote.ssh;

import futago.command.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.schmizz.sshj.userauth.method.ChallengeResponseProvider;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.Resource;

/// Gives a password to SSHJ, never for a second try: a wrong password must not count twice where
/// accounts are locked after a few.
final class SinglePassword implements PasswordFinder, ChallengeResponseProvider {
  private final Secret secret;
  private boolean answered;

  SinglePassword(Secret secret) {
    this.secret = secret;
  }

  @Override
  public char[] reqPassword(Resource<?> resource) {
    return new String(secret.reveal(), StandardCharsets.UTF_8).toCharArray();
  }

  @Override
  public boolean shouldRetry(Resource<?> resource) {
    return false;
  }

  @Override
  public List<String> getSubmethods() {
    return List.of();
  }

  @Override
  @SuppressWarnings("rawtypes") // as the library declares it
  public void init(Resource resource, String name, String instruction) {}

  /// Answers the first hidden prompt, whatever its wording: it may be in any language. Any further
  /// one asks for something else, such as a second factor, which is not known here.
  @Override
  public char[] getResponse(String prompt, boolean echo) {
    if (echo || answered) {
      return new char[0];
    }
    answered = true;
    return reqPassword(null);
  }

  @Override
  public boolean shouldRetry() {
    return false;
  }
}
