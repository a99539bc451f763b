package futago.simulator.drbd;

import futago.simulator.machine.BlockDevice;
import futago.simulator.machine.Machine;
import java.time.Duration;
import java.time.Instant;

/// A resource that is up on a node: one of the two sides. Guarded by the timeline's monitor.
final class Replica {
  /// KiB that a Primary without peer has to send when it meets the peer again, at the least, and
  /// those that each second adds: a database that writes now and then.
  private static final long LEAST_CHANGED = 64;

  private static final long CHANGED_EACH_SECOND = 4;

  /// KiB that a Primary sends each second for the same reason.
  private static final long SENT_EACH_SECOND = 8;

  final Machine machine;
  final ResourceConfig.Host host;
  ResourceConfig config;
  BlockDevice backing;
  BlockDevice device;
  Metadata metadata;
  Dstate disk = Dstate.DISKLESS;
  Cstate connection = Cstate.STAND_ALONE;
  Role role = Role.SECONDARY;
  Replica peer;
  boolean discard;
  long rate;

  /// KiB that the synchronisation still has to do, and had to at its beginning.
  long left;

  long whole;
  Instant syncStarted = Instant.EPOCH;
  private Instant aloneSince = Instant.EPOCH;
  private Instant primarySince = Instant.EPOCH;
  long received;
  private long sent;

  Replica(Machine machine, ResourceConfig config, ResourceConfig.Host host) {
    this.machine = machine;
    this.config = config;
    this.host = host;
    this.rate = config.resyncRate();
  }

  Role peerRole() {
    return connection.established() ? peer.role : Role.UNKNOWN;
  }

  Dstate peerDisk() {
    return connection.established() ? peer.disk : Dstate.UNKNOWN;
  }

  Handshake.Side side() {
    return new Handshake.Side(
        metadata == null ? Generations.JUST_CREATED : metadata.generations(),
        disk,
        role,
        metadata != null && metadata.crashed(),
        discard);
  }

  /// Writes to the metadata what has changed.
  void note() {
    if (metadata != null) {
      metadata.note(disk, role, connection.established(), peerDisk());
    }
  }

  /// A Primary is without peer from now on.
  void alone(Instant now) {
    if (aloneSince.equals(Instant.EPOCH)) {
      aloneSince = now;
    }
  }

  void becomesPrimary(Instant now) {
    role = Role.PRIMARY;
    primarySince = now;
  }

  void becomesSecondary(Instant now) {
    sent = sent(now);
    role = Role.SECONDARY;
  }

  /// KiB that the peer lacks.
  long outOfSync(Instant now) {
    if (connection.synchronising()) {
      return left;
    }
    if (disk == Dstate.INCONSISTENT && left == 0) {
      return kibibytes();
    }
    return aloneSince.equals(Instant.EPOCH) || connection.established()
        ? left
        : Math.min(kibibytes(), LEAST_CHANGED + seconds(aloneSince, now) * CHANGED_EACH_SECOND);
  }

  void metPeer() {
    aloneSince = Instant.EPOCH;
  }

  /// KiB that were written here and sent to the peer.
  long sent(Instant now) {
    return sent + (role == Role.PRIMARY ? seconds(primarySince, now) * SENT_EACH_SECOND : 0);
  }

  void sends(long kibibytes) {
    sent += kibibytes;
  }

  /// The device's size: internal metadata take a bit for every 4 KiB, the activity log and a
  /// superblock from the end of the disk.
  long kibibytes() {
    long all = backing == null ? 0 : backing.bytes() / 1024;
    return all - (all + 32767) / 32768 - 36;
  }

  private static long seconds(Instant since, Instant now) {
    return Math.max(0, Duration.between(since, now).toSeconds());
  }
}
