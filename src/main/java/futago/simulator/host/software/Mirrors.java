package futago.simulator.host.software;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The world outside, as far as a host fetches from it: every address answers, unless it is said
/// not to.
public final class Mirrors {
  private final Set<String> unreachable = ConcurrentHashMap.newKeySet();
  private final Map<String, byte[]> published = new ConcurrentHashMap<>();
  private final Map<String, byte[]> known = new ConcurrentHashMap<>();

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

  /// Puts something at an address.
  public void publish(String url, String text) {
    published.put(url, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Puts something at every address that ends in this file name.
  void know(String fileName, byte[] content) {
    known.put(fileName, content);
  }

  /// What is at an address; empty where there is nothing.
  Optional<byte[]> get(String url) {
    return Optional.ofNullable(published.get(url))
        .or(() -> Optional.ofNullable(known.get(url.replaceFirst("^.*/", ""))));
  }

  static String hostOf(String url) {
    try {
      return String.valueOf(URI.create(url.replaceAll("[\\[\\]$ |]", "")).getHost());
    } catch (IllegalArgumentException e) {
      return url;
    }
  }
}
