package futago.simulator.machine;

import java.util.Optional;

/// A disk, a partition, a loop device or a DRBD device: how large it is, what is recognisable on
/// it, and who holds it. Safe for use by several threads.
public final class BlockDevice {
  /// What is on a device. Devices that are views of the same bytes, such as DRBD's and the disk
  /// under it, share one.
  private static final class Content {
    private String signature = "";
    private FileTree fileSystem;

    synchronized Content copy() {
      var copy = new Content();
      copy.signature = signature;
      copy.fileSystem = fileSystem == null ? null : fileSystem.copy();
      return copy;
    }
  }

  private final String path;
  private final long bytes;
  private String holder = "";
  private String trailer = "";
  private volatile Content content = new Content();

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

  /// What `blkid` would call what it begins with, such as `ext4`, `swap`, `LVM2_member`; empty for
  /// an empty one.
  public String signature() {
    Content now = content;
    synchronized (now) {
      return now.signature;
    }
  }

  /// What `blkid` would call what it ends with, besides that: `drbd` for DRBD's internal metadata,
  /// which leave the beginning as it is; empty for nothing.
  public synchronized String trailer() {
    return trailer;
  }

  /// Writes something recognisable to its end, or wipes that with an empty string.
  public synchronized void trail(String nowTrailer) {
    trailer = nowTrailer;
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
  public Optional<FileTree> fileSystem() {
    Content now = content;
    synchronized (now) {
      return Optional.ofNullable(now.fileSystem);
    }
  }

  /// Puts something recognisable on it, without a file system that could be mounted.
  public void mark(String nowSignature) {
    format(nowSignature, null);
  }

  /// Puts a file system on it.
  public void format(String nowSignature, FileTree tree) {
    Content now = content;
    synchronized (now) {
      now.signature = nowSignature;
      now.fileSystem = tree;
    }
  }

  /// Makes this device a view of the same bytes as another: what is written to one is on the other
  /// from now on.
  public void share(BlockDevice other) {
    content = other.content;
  }

  /// Ends that: what it shows now stays on it, as a copy of its own.
  public void part() {
    content = content.copy();
  }
}
