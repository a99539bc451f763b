package futago.simulator.host.disk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// What disks begin with: enough of the true bytes that a copy of a disk's first mebibyte can be
/// told what it is of, as `blkid` tells it.
final class Signatures {
  /// How many bytes of a device are made up.
  static final int HEAD = 1 << 20;

  /// Texts that stand at fixed places.
  private static final Map<String, Mark> MARKS =
      Map.of(
          "swap", new Mark(4086, "SWAPSPACE2"),
          "xfs", new Mark(0, "XFSB"),
          "LVM2_member", new Mark(536, "LVM2 001"),
          "ntfs", new Mark(3, "NTFS    "),
          "vfat", new Mark(82, "FAT32   "),
          "crypto_LUKS", new Mark(0, "LUKS\u00ba\u00be"),
          "btrfs", new Mark(65600, "_BHRfS_M"),
          "dos", new Mark(510, "U\u00aa"));

  private static final int EXT_SUPERBLOCK = 1024;
  private static final int EXT_COMPAT = EXT_SUPERBLOCK + 0x5c;
  private static final int EXT_INCOMPAT = EXT_SUPERBLOCK + 0x60;
  private static final int HAS_JOURNAL = 4;
  private static final int EXTENTS = 0x40;
  private static final Mark EXT = new Mark(EXT_SUPERBLOCK + 0x38, "S\u00ef");

  private Signatures() {}

  /// A text at a place.
  private record Mark(int at, String text) {
    void write(byte[] bytes) {
      byte[] mark = text.getBytes(StandardCharsets.ISO_8859_1);
      System.arraycopy(mark, 0, bytes, at, mark.length);
    }

    boolean isIn(byte[] bytes) {
      byte[] mark = text.getBytes(StandardCharsets.ISO_8859_1);
      return bytes.length >= at + mark.length
          && Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length);
    }
  }

  /// What a device with such a signature begins with.
  ///
  /// @throws IllegalArgumentException if it is none that is known
  static byte[] head(String signature) {
    byte[] bytes = new byte[HEAD];
    switch (signature) {
      case "" -> {}
      case "ext2", "ext3", "ext4" -> {
        EXT.write(bytes);
        bytes[EXT_COMPAT] = (byte) (signature.equals("ext2") ? 0 : HAS_JOURNAL);
        bytes[EXT_INCOMPAT] = (byte) (signature.equals("ext4") ? EXTENTS : 0);
      }
      default ->
          Optional.ofNullable(MARKS.get(signature))
              .orElseThrow(() -> new IllegalArgumentException("unknown signature: " + signature))
              .write(bytes);
    }
    return bytes;
  }

  /// The signature that bytes have; empty for none.
  static String recognise(byte[] bytes) {
    if (EXT.isIn(bytes)) {
      return (bytes[EXT_INCOMPAT] & EXTENTS) != 0
          ? "ext4"
          : (bytes[EXT_COMPAT] & HAS_JOURNAL) != 0 ? "ext3" : "ext2";
    }
    return MARKS.entrySet().stream()
        .filter(each -> each.getValue().isIn(bytes))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }
}
