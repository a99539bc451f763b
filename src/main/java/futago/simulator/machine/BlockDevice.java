package futago.simulator.machine;

import java.util.Optional;

/// A disk, a partition, a loop device or a DRBD device: how large it is, what is recognisable on
/// it, and who holds it. Safe for use by several threads.
public final class BlockDevice {
  private final String path;
  private final long bytes;
  private String signature = "";
  private String holder = "";
  private FileTree fileSystem;

  /// @param path such as `/dev/sdb1`
  /// @param bytes its size
  public BlockDevice(String path, long bytes) {
    this.path = path;
    this.bytes = bytes;
  }

  /// Its path.
  public String path() {
    return path;
  }

  /// Its size.
  public long bytes() {
    return bytes;
  }

  /// What `blkid` would call what is on it, such as `ext4`, `drbd`, `swap`, `LVM2_member`; empty
  /// for an empty one.
  public synchronized String signature() {
    return signature;
  }

  /// What holds it open: a mount point, `drbd`, `swap`; empty for nothing.
  public synchronized String holder() {
    return holder;
  }

  /// Says what holds it open.
  public synchronized void heldBy(String nowHolder) {
    holder = nowHolder;
  }

  /// The file system on it.
  public synchronized Optional<FileTree> fileSystem() {
    return Optional.ofNullable(fileSystem);
  }

  /// Puts something recognisable on it, without a file system that could be mounted.
  public synchronized void mark(String nowSignature) {
    signature = nowSignature;
    fileSystem = null;
  }

  /// Puts a file system on it.
  public synchronized void format(String nowSignature, FileTree tree) {
    signature = nowSignature;
    fileSystem = tree;
  }
}
