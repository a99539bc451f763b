package futago.simulator.host.software;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// A gzipped tar archive in the POSIX `ustar` form (tar(5)): directories and files.
final class TarArchive {
  private static final int BLOCK = 512;
  private static final int SIZE_AT = 124;
  private static final int TYPE_AT = 156;
  private static final int PREFIX_AT = 345;

  private TarArchive() {}

  /// A member.
  ///
  /// @param name its path; a directory's ends in a slash
  /// @param mode permission bits
  /// @param text what is in a file
  @SuppressWarnings("ArrayRecordComponent") // never changed
  record Member(String name, int mode, byte[] text) {
    boolean isDirectory() {
      return name.endsWith("/");
    }
  }

  static Member directory(String name) {
    return new Member(name + "/", 0755, new byte[0]);
  }

  static Member file(String name, String text) {
    return new Member(name, 0644, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Packs members.
  static byte[] pack(List<Member> members, Instant time) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      for (Member member : members) {
        out.write(header(member, time));
        out.write(member.text());
        out.write(new byte[(BLOCK - member.text().length % BLOCK) % BLOCK]);
      }
      out.write(new byte[2 * BLOCK]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] header(Member member, Instant time) {
    byte[] header = new byte[BLOCK];
    put(header, 0, member.name());
    put(header, 100, "%07o".formatted(member.mode()));
    put(header, 108, "0000000");
    put(header, 116, "0000000");
    put(header, SIZE_AT, "%011o".formatted(member.text().length));
    put(header, 136, "%011o".formatted(time.getEpochSecond()));
    put(header, 148, "        ");
    put(header, TYPE_AT, member.isDirectory() ? "5" : "0");
    put(header, 257, "ustar\0" + "00");
    put(header, 265, "root");
    put(header, 297, "root");
    int sum = 0;
    for (byte each : header) {
      sum += each & 0xff;
    }
    put(header, 148, "%06o\0 ".formatted(sum));
    return header;
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  /// Unpacks an archive.
  ///
  /// @throws IOException if it is none, in gzip's or tar's words
  static List<Member> unpack(byte[] archive) throws IOException {
    byte[] bytes;
    try (var in = new GZIPInputStream(new ByteArrayInputStream(archive))) {
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw new IOException("gzip: stdin: not in gzip format", e);
    }
    List<Member> members = new ArrayList<>();
    int at = 0;
    while (at + BLOCK <= bytes.length && bytes[at] != 0) {
      byte[] header = Arrays.copyOfRange(bytes, at, at + BLOCK);
      if (!text(header, 257, 5).equals("ustar")) {
        throw new IOException("tar: This does not look like a tar archive");
      }
      int size = Integer.parseInt(text(header, SIZE_AT, 12).strip(), 8);
      String prefix = text(header, PREFIX_AT, 155);
      String name = (prefix.isEmpty() ? "" : prefix + "/") + text(header, 0, 100);
      at += BLOCK;
      members.add(
          new Member(
              header[TYPE_AT] == '5' && !name.endsWith("/") ? name + "/" : name,
              Integer.parseInt(text(header, 100, 8).strip(), 8) & 0777,
              Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size))));
      at += (size + BLOCK - 1) / BLOCK * BLOCK;
    }
    return members;
  }

  private static String text(byte[] header, int at, int length) {
    int end = at;
    while (end < at + length && header[end] != 0) {
      end++;
    }
    return new String(header, at, end - at, StandardCharsets.UTF_8);
  }
}
