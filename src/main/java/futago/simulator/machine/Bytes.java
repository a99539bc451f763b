package futago.simulator.machine;

import java.nio.charset.StandardCharsets;

/// Text as the bytes that it is made of, one character each, as programs see it under `LC_ALL=C`.
/// Whatever the bytes are, none is lost.
public final class Bytes {
  private Bytes() {}

  /// Text as its UTF-8 bytes.
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      }
    }
    return text;
  }

  /// Bytes as characters.
  public static String of(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /// Characters as the bytes that they stand for.
  public static byte[] toBytes(String bytes) {
    return bytes.getBytes(StandardCharsets.ISO_8859_1);
  }

  /// Bytes, which should be UTF-8, as text.
  public static String toText(String bytes) {
    for (int i = 0; i < bytes.length(); i++) {
      if (bytes.charAt(i) >= 0x80) {
        return new String(toBytes(bytes), StandardCharsets.UTF_8);
      }
    }
    return bytes;
  }
}
