package futago.cluster.drill;

import futago.text.Message;
import java.time.Duration;

/// What should come of a drill. That no acknowledged row is lost is expected of every one.
///
/// @param place where the database should run afterwards
/// @param service what a client should notice
/// @param outages how many outages a client should count at most
/// @param restores what brings redundancy back, in words
public record Expectation(Place place, Service service, int outages, Message restores) {
  /// Where the database runs afterwards.
  public enum Place {
    /// Where it ran before.
    STAYS("drill.place.stays"),
    /// On the other node.
    MOVES("drill.place.moves"),
    /// On one of the two, whichever.
    EITHER("drill.place.either");

    private final String key;

    Place(String key) {
      this.key = key;
    }

    /// In words.
    public Message words() {
      return Message.of(key);
    }
  }

  /// What a client notices.
  public enum Service {
    /// Nothing but a slow row now and then.
    GOES_ON("drill.service.goes-on", Duration.ofSeconds(5)),
    /// Writes wait until DRBD gives the other node up: 10 s between two of its pings, and some.
    HESITATES("drill.service.hesitates", Duration.ofSeconds(30)),
    /// Connections break, and for a while there is no database.
    BREAKS("drill.service.breaks", Duration.ofMinutes(10));

    private final String key;
    private final Duration longest;

    Service(String key, Duration longest) {
      this.key = key;
      this.longest = longest;
    }

    /// In words.
    public Message words() {
      return Message.of(key, longest.toSeconds());
    }

    /// The longest outage that still is what was expected.
    public Duration longest() {
      return longest;
    }
  }
}
