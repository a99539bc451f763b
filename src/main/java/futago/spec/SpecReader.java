package futago.spec;

import futago.text.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// Reads `cluster.json`. Contacts nothing but the file.
///
/// Required are `name`, two `nodes` with `name`, `address` and `interface`, `virtualIp.address`,
/// `postgresql.version` and a disk for each node: `drbd.disk`, or `disk` in both nodes. All else
/// has defaults, those of the talk (`sources`, `heartbeat` and `selinux` are for the platform
/// el6-heartbeat alone); `virtualIp.prefix` is 24, and `postgresql.clients` the virtual IP's
/// network. Unknown fields are refused.
public final class SpecReader {
  /// A spec of an ordinary size has one KiB.
  private static final int LARGEST_BYTES = 1 << 20;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private SpecReader() {}

  /// The spec in a file.
  ///
  /// @throws BadSpecException with every problem: the file cannot be read, is not JSON, or does not
  ///   say what a cluster needs
  public static ClusterSpec read(Path file) throws BadSpecException {
    String shown = Shown.of(file.toString());
    if (Files.isDirectory(file)) {
      throw unreadable(shown, Message.of("spec.file.directory"));
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, shown);
    } catch (NoSuchFileException e) {
      throw unreadable(shown, Message.of("spec.file.missing"));
    } catch (AccessDeniedException e) {
      throw unreadable(shown, Message.of("spec.file.denied"));
    } catch (IOException e) {
      throw unreadable(
          shown, Message.of("spec.file.unreadable", Shown.of(String.valueOf(e.getMessage()), 160)));
    }
  }

  /// The spec that a stream holds, of which no more is read than a spec can have.
  ///
  /// @param name what the stream is called in messages
  /// @throws BadSpecException likewise
  /// @throws IOException if it cannot be read
  public static ClusterSpec read(InputStream in, String name) throws BadSpecException, IOException {
    byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
    if (bytes.length > LARGEST_BYTES) {
      throw unreadable(name, Message.of("spec.file.large", LARGEST_BYTES >> 10));
    }
    String text;
    try {
      text = decode(bytes);
    } catch (CharacterCodingException e) {
      throw unreadable(name, Message.of("spec.file.encoding"));
    }
    return parse(text);
  }

  /// The spec in a text.
  ///
  /// @throws BadSpecException with every problem of the text
  public static ClusterSpec parse(String text) throws BadSpecException {
    if (text.length() > LARGEST_BYTES) {
      throw unreadable(JsonPath.place(1, 1), Message.of("spec.file.large", LARGEST_BYTES >> 10));
    }
    var problems = new Problems();
    ClusterSpec spec = SpecShape.read(JsonReader.read(text, problems), problems);
    ClusterRules.check(spec, problems);
    problems.throwIfAny();
    return spec;
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private static BadSpecException unreadable(String place, Message message) {
    return new BadSpecException(List.of(new Problem(place, message)));
  }
}
