package futago.simulator.machine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The passwords of a machine's users. A user without one cannot log in by password.
public final class Passwords {
  private final Map<String, String> passwords = new ConcurrentHashMap<>();

  /// Gives a user a password.
  public void set(String user, String password) {
    passwords.put(user, password);
  }

  /// Whether it is the user's password.
  public boolean matches(String user, String password) {
    return Optional.ofNullable(passwords.get(user)).filter(password::equals).isPresent();
  }
}
