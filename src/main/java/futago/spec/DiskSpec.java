package futago.spec;

/// What DRBD keeps its data on.
public sealed interface DiskSpec {
  /// A disk, partition or logical volume of the node.
  ///
  /// @param device such as `/dev/sdb1` or `/dev/disk/by-id/…`
  record Device(String device) implements DiskSpec {}

  /// A file on a loop device, the slides' way "to try it out".
  ///
  /// @param image absolute path of the file
  /// @param sizeMiB its size in MiB
  record Image(String image, int sizeMiB) implements DiskSpec {}
}
