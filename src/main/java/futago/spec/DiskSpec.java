package futago.spec;

/// What DRBD keeps its data on.
public sealed interface DiskSpec {
  /// The loop device of an image, as on the slides.
  String LOOP = "/dev/loop0";

  /// The device that DRBD is given.
  String backing();

  /// A disk, partition or logical volume of the node.
  ///
  /// @param device such as `/dev/sdb1` or `/dev/disk/by-id/…`
  record Device(String device) implements DiskSpec {
    @Override
    public String backing() {
      return device;
    }
  }

  /// A file on a loop device, the slides' way "to try it out".
  ///
  /// @param image absolute path of the file
  /// @param sizeMiB its size in MiB
  record Image(String image, int sizeMiB) implements DiskSpec {
    @Override
    public String backing() {
      return LOOP;
    }
  }
}
