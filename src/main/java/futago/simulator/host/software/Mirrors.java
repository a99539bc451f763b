package futago.simulator.host.software;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The world outside, as far as a host fetches from it: every address answers, unless it is said
/// not to.
public final class Mirrors {
  private final Set<String> unreachable = ConcurrentHashMap.newKeySet();

  /// Lets a server not be found any more.
  ///
  /// @param host its name
  public void lose(String host) {
    unreachable.add(host);
  }

  /// Lets a server be found again.
  public void bringBack(String host) {
    unreachable.remove(host);
  }

  /// Whether an address answers.
  boolean reaches(String url) {
    return !unreachable.contains(hostOf(url));
  }

  static String hostOf(String url) {
    try {
      return String.valueOf(URI.create(url.replaceAll("[\\[\\]$ |]", "")).getHost());
    } catch (IllegalArgumentException e) {
      return url;
    }
  }
}
