package futago.spec;

import java.util.Optional;

/// The replicated disk.
///
/// @param resource DRBD's resource name
/// @param device the replicated device, such as `/dev/drbd0`
/// @param port TCP port of the replication link
/// @param mount where the file system on it is mounted
/// @param disk what lies under it, on both nodes alike
/// @param resyncRate DRBD's `resync-rate`, such as `40M`; empty: the slides' 40M
public record DrbdSpec(
    String resource,
    String device,
    int port,
    String mount,
    DiskSpec disk,
    Optional<String> resyncRate) {
  /// The minor number: the 0 of `/dev/drbd0`.
  public int minor() {
    return Integer.parseInt(device.substring("/dev/drbd".length()));
  }
}
