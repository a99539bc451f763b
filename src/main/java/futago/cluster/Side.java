package futago.cluster;

import futago.text.Message;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One side of a split brain: what helps to decide whose data is to survive.
///
/// @param node its name
/// @param device DRBD there; empty while it is down
/// @param generations its data's generation identifiers as `drbdadm get-gi` prints them; empty if
///   it does not say
/// @param parted when it lost the other one; empty if its kernel no longer tells
/// @param mounted whether the file system is in use there, so that it may be written to now
/// @param written when the file system was last known to be written to, by the node's clock; empty
///   if that cannot be told
public record Side(
    String node,
    Optional<DrbdDevice> device,
    String generations,
    Optional<Instant> parted,
    boolean mounted,
    Optional<Instant> written) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  /// It in words, one thing a line; without the node's name.
  ///
  /// @param zone the reader's time zone
  public List<Message> lines(ZoneId zone) {
    var lines = new ArrayList<Message>();
    device.ifPresent(
        drbd -> {
          lines.add(
              Message.of(
                  "cluster.side.state",
                  drbd.role().toString(),
                  drbd.disk().toString(),
                  drbd.connection().toString()));
          lines.add(Message.of("cluster.side.changed", drbd.outOfSyncKib()));
        });
    if (mounted) {
      lines.add(Message.of("cluster.side.mounted"));
    } else {
      lines.add(
          written
              .map(time -> Message.of("cluster.side.written", TIME.format(time.atZone(zone))))
              .orElseGet(() -> Message.of("cluster.side.written-unknown")));
    }
    lines.add(
        parted
            .map(time -> Message.of("cluster.side.parted", TIME.format(time.atZone(zone))))
            .orElseGet(() -> Message.of("cluster.side.parted-unknown")));
    if (!generations.isEmpty()) {
      lines.add(Message.of("cluster.side.generations", generations));
    }
    return lines;
  }
}
