package futago.ui.cluster;

import futago.cluster.ClusterResource.Primitive;
import futago.cluster.ClusterStatus;
import futago.cluster.DrbdDevice;
import futago.cluster.DrbdDisk;
import futago.cluster.DrbdRole;
import futago.cluster.NodeReport;
import futago.platform.ResourceNames;
import futago.spec.ClusterSpec;
import futago.text.Message;
import java.util.Optional;

/// What runs, as blocks of the picture.
final class Blocks {
  private final ClusterSpec spec;

  Blocks(ClusterSpec spec) {
    this.spec = spec;
  }

  /// The virtual IP.
  ///
  /// @param resource what Pacemaker says of it, where it is known
  Block address(ClusterStatus status, Optional<Primitive> resource) {
    Optional<Primitive> troubled = resource.filter(each -> tone(each) == Tone.BAD);
    if (troubled.isPresent() && status.virtualIpOn().isPresent()) {
      return new Block(
          Block.Kind.ADDRESS,
          status.virtualIp(),
          Message.of("ui.cluster.address.troubled", state(troubled.get())),
          Tone.BAD);
    }
    return new Block(
        Block.Kind.ADDRESS,
        status.virtualIp(),
        Message.of(
            status.virtualIpOn().isPresent()
                ? "ui.cluster.address.here"
                : "ui.cluster.address.nowhere"),
        status.virtualIpOn().isPresent() ? Tone.GOOD : Tone.WARN);
  }

  /// A resource.
  Block of(Primitive primitive) {
    Message state = state(primitive);
    return switch (primitive.id()) {
      case ResourceNames.POSTGRESQL ->
          new Block(
              Block.Kind.DATABASE,
              primitive.id(),
              Message.of(
                  "ui.cluster.database",
                  spec.postgresql().version(),
                  Integer.toString(spec.postgresql().port()),
                  state),
              tone(primitive));
      case ResourceNames.FILE_SYSTEM ->
          new Block(
              Block.Kind.FILE_SYSTEM,
              primitive.id(),
              Message.of("ui.cluster.file-system", spec.drbd().mount(), state),
              tone(primitive));
      case ResourceNames.ADDRESS ->
          new Block(Block.Kind.ADDRESS, spec.virtualIp().address(), state, tone(primitive));
      default -> new Block(Block.Kind.OTHER, primitive.id(), state, tone(primitive));
    };
  }

  /// A resource that runs nowhere: its name and why.
  static Block idle(Primitive primitive) {
    return new Block(Block.Kind.OTHER, primitive.id(), state(primitive), tone(primitive));
  }

  private static Message state(Primitive primitive) {
    if (primitive.blocked()) {
      return Message.of("ui.cluster.state.blocked");
    }
    if (primitive.failed()) {
      return Message.of("ui.cluster.state.failed");
    }
    return Message.of(
        switch (primitive.role()) {
          case STARTED, PROMOTED, UNPROMOTED ->
              primitive.managed() ? "ui.cluster.state.runs" : "ui.cluster.state.unmanaged";
          case STARTING, PROMOTING -> "ui.cluster.state.starting";
          case STOPPING, DEMOTING -> "ui.cluster.state.stopping";
          case MIGRATING -> "ui.cluster.state.moving";
          case STOPPED -> "ui.cluster.state.stopped";
          case UNKNOWN -> "ui.cluster.node.unknown";
        });
  }

  private static Tone tone(Primitive primitive) {
    if (primitive.blocked() || primitive.failed()) {
      return Tone.BAD;
    }
    return switch (primitive.role()) {
      case STARTED, PROMOTED, UNPROMOTED -> primitive.managed() ? Tone.GOOD : Tone.WARN;
      case STARTING, PROMOTING, STOPPING, DEMOTING, MIGRATING -> Tone.BUSY;
      case STOPPED, UNKNOWN -> Tone.WARN;
    };
  }

  /// The replicated disk as a node tells of it.
  Block disk(NodeReport report) {
    if (report.drbd().isEmpty()) {
      boolean known = report.answered() && report.trouble().isEmpty();
      return disk(
          Message.of(known ? "ui.cluster.disk.down" : "ui.cluster.node.unknown"),
          known ? Tone.WARN : Tone.PLAIN);
    }
    DrbdDevice device = report.drbd().get();
    String word = device.disk().toString();
    return switch (device.disk()) {
      case UP_TO_DATE -> upToDate(device);
      case DISKLESS, FAILED -> disk(Message.of("ui.cluster.disk.word", word), Tone.BAD);
      case INCONSISTENT, OUTDATED, CONSISTENT, NEGOTIATING, ATTACHING, DETACHING, UNKNOWN ->
          disk(Message.of("ui.cluster.disk.not-ready", word), Tone.WARN);
    };
  }

  private Block upToDate(DrbdDevice device) {
    String word = DrbdDisk.UP_TO_DATE.toString();
    if (device.role() == DrbdRole.PRIMARY) {
      return disk(Message.of("ui.cluster.disk.primary", word), Tone.GOOD);
    }
    return device.connection().established()
        ? disk(Message.of("ui.cluster.disk.ready", word), Tone.PLAIN)
        : disk(Message.of("ui.cluster.disk.alone", word), Tone.WARN);
  }

  private Block disk(Message detail, Tone tone) {
    return new Block(Block.Kind.DISK, spec.drbd().device(), detail, tone);
  }
}
