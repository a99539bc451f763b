package futago.simulator.machine;

import java.time.Instant;

/// What lies at a path of a {@link FileTree}.
///
/// @param kind what it is
/// @param owner user name
/// @param group group name
/// @param mode permission bits, such as 0644
/// @param modified time of the last change
/// @param content a file's bytes; must not be changed
/// @param link what a symbolic link points to; empty for all others
/// @param image the disk that a file is an image of, whose bytes nobody keeps; null for all others
@SuppressWarnings("ArrayRecordComponent") // never changed, as said above
public record FileEntry(
    Kind kind,
    String owner,
    String group,
    int mode,
    Instant modified,
    byte[] content,
    String link,
    BlockDevice image) {
  /// What is no disk image.
  public FileEntry(
      Kind kind,
      String owner,
      String group,
      int mode,
      Instant modified,
      byte[] content,
      String link) {
    this(kind, owner, group, mode, modified, content, link, null);
  }

  /// What an entry can be.
  public enum Kind {
    FILE,
    DIRECTORY,
    LINK,
    BLOCK_DEVICE,
    CHARACTER_DEVICE
  }

  /// Whether it is a directory.
  public boolean isDirectory() {
    return kind == Kind.DIRECTORY;
  }

  /// Whether it is a regular file.
  public boolean isFile() {
    return kind == Kind.FILE;
  }

  /// The size in bytes of a file.
  public long size() {
    return image == null ? content.length : image.bytes();
  }

  /// The same with other permission bits.
  public FileEntry withMode(int otherMode) {
    return new FileEntry(kind, owner, group, otherMode, modified, content, link, image);
  }

  /// The same as another user's.
  public FileEntry ownedBy(String otherOwner, String otherGroup) {
    return new FileEntry(kind, otherOwner, otherGroup, mode, modified, content, link, image);
  }

  /// The same as of another time.
  public FileEntry modifiedAt(Instant time) {
    return new FileEntry(kind, owner, group, mode, time, content, link, image);
  }

  /// The same with another content.
  FileEntry with(byte[] otherContent, Instant now) {
    return new FileEntry(kind, owner, group, mode, now, otherContent, link);
  }
}
