package futago.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads `drbdsetup status --json --verbose --statistics` of DRBD 9, whose `/proc/drbd` has no
/// devices (drbdsetup(8); the words are those of `drbd_strings.c`). Of several peers, as a third
/// node or a tiebreaker is one, the one that matters most is told: who is behind, or not connected.
final class DrbdStatusParser {
  static final String SOURCE = "drbdsetup status --json";

  /// What older tools print where nothing is to be divided by; it is no JSON.
  private static final Pattern NAN = Pattern.compile(":\\s*-?(?:nan|inf)\\b");

  /// What it says where it cannot guess how long a synchronisation will take.
  private static final double NEVER = 987654321;

  private static final JsonMapper MAPPER = new JsonMapper();

  private DrbdStatusParser() {}

  /// The device of a resource's volume.
  ///
  /// @param text what was printed; blank where the resource is down
  /// @return empty if it is down
  /// @throws UnreadableException if the text is cut short or has a state that is not known
  static Optional<DrbdDevice> parse(String text, String resource, int minor)
      throws UnreadableException {
    if (text.isBlank()) {
      return Optional.empty();
    }
    for (JsonNode each : tree(text)) {
      if (each.path("name").asString("").equals(resource)) {
        for (JsonNode device : each.path("devices")) {
          if (device.path("minor").asInt(-1) == minor) {
            return Optional.of(device(each, device));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static JsonNode tree(String text) throws UnreadableException {
    try {
      JsonNode tree = MAPPER.readTree(NAN.matcher(text).replaceAll(": null"));
      if (tree.isArray()) {
        return tree;
      }
    } catch (JacksonException e) {
      throw UnreadableException.of(SOURCE, e.getOriginalMessage(), e);
    }
    throw UnreadableException.of(SOURCE, text);
  }

  private static DrbdDevice device(JsonNode resource, JsonNode device) throws UnreadableException {
    DrbdRole role = Words.known(SOURCE, DrbdRole.values(), word(resource, "role"));
    DrbdDisk disk = Words.known(SOURCE, DrbdDisk.values(), word(device, "disk-state"));
    Optional<DrbdDevice> worst = Optional.empty();
    for (JsonNode connection : resource.path("connections")) {
      for (JsonNode peer : connection.path("peer_devices")) {
        boolean tiebreaker = peer.path("peer-client").asBoolean(false);
        if (!tiebreaker && peer.path("volume").equals(device.path("volume"))) {
          DrbdDevice seen = towards(connection, peer, role, disk);
          worst = worst.isEmpty() || rank(seen) > rank(worst.get()) ? Optional.of(seen) : worst;
        }
      }
    }
    return worst.orElse(
        new DrbdDevice(
            DrbdConnection.STAND_ALONE,
            role,
            DrbdRole.UNKNOWN,
            disk,
            DrbdDisk.UNKNOWN,
            Optional.empty(),
            0));
  }

  /// The device as it is towards one peer.
  private static DrbdDevice towards(
      JsonNode connection, JsonNode peer, DrbdRole role, DrbdDisk disk) throws UnreadableException {
    return new DrbdDevice(
        connection(word(connection, "connection-state"), word(peer, "replication-state")),
        role,
        Words.known(SOURCE, DrbdRole.values(), word(connection, "peer-role")),
        disk,
        Words.known(SOURCE, DrbdDisk.values(), word(peer, "peer-disk-state")),
        resync(peer),
        peer.path("out-of-sync").asLong(0));
  }

  /// DRBD 8.4 has one word where 9 has two: that of the connection while there is none, else that
  /// of the replication over it.
  private static DrbdConnection connection(String connection, String replication)
      throws UnreadableException {
    return switch (connection) {
      case "Connecting" -> DrbdConnection.WAITING;
      case "Connected" ->
          switch (replication) {
            case "Established" -> DrbdConnection.CONNECTED;
            case "Off" -> DrbdConnection.HANDSHAKE;
            default -> Words.known(SOURCE, DrbdConnection.values(), replication);
          };
      default -> Words.known(SOURCE, DrbdConnection.values(), connection);
    };
  }

  /// `percent-in-sync` is of the whole volume, not of what there was to do.
  private static Optional<Resync> resync(JsonNode peer) throws UnreadableException {
    JsonNode done = peer.path("percent-resync-done");
    if (!done.isNumber()) {
      return Optional.empty();
    }
    if (done.asDouble() < 0 || done.asDouble() > 100) {
      throw UnreadableException.of(SOURCE, "percent-resync-done: " + done);
    }
    double left = peer.path("estimated-seconds-to-finish").asDouble(NEVER);
    return Optional.of(
        new Resync(
            done.asDouble(),
            left >= 0 && left < NEVER
                ? Optional.of(Duration.ofSeconds((long) left))
                : Optional.empty()));
  }

  private static String word(JsonNode node, String field) throws UnreadableException {
    JsonNode word = node.path(field);
    if (!word.isString()) {
      throw UnreadableException.of(SOURCE, "no " + field);
    }
    return word.asString();
  }

  private static int rank(DrbdDevice device) {
    if (!device.connection().established()) {
      return 2;
    }
    return device.connection() == DrbdConnection.CONNECTED ? 0 : 1;
  }
}
