package futago.simulator.host.disk;

import futago.simulator.host.Release;
import futago.simulator.machine.BlockDevice;
import futago.simulator.machine.BlockDevices;
import futago.simulator.machine.Call;
import futago.simulator.machine.FileEntry;
import futago.simulator.machine.FileTree;
import futago.simulator.machine.NotModelledException;
import futago.simulator.machine.Opener;
import futago.simulator.machine.Program;
import futago.simulator.machine.Tool;
import futago.simulator.machine.TreeFile;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `dd`, as far as disks go: an image is made out of zeros, a disk's first bytes are read, a disk
/// is written over with zeros.
final class Dd {
  private static final Set<String> KNOWN =
      Set.of("if", "of", "bs", "count", "conv", "iflag", "oflag", "status");

  /// From this size on nobody keeps a file's zeros.
  private static final long LARGE = 1 << 20;

  private static final long BYTES_PER_SECOND = 202_000_000;

  private final Release release;
  private final Call call;
  private final Map<String, String> words = new HashMap<>();

  private Dd(Release release, Call call) {
    this.release = release;
    this.call = call;
  }

  static Program program(Release release) {
    Tool tool = call -> new Dd(release, call).run();
    return tool.program();
  }

  private int run() throws IOException, InterruptedException {
    for (String word : call.arguments()) {
      int equals = word.indexOf('=');
      if (equals < 0 || !KNOWN.contains(word.substring(0, equals))) {
        throw new NotModelledException();
      }
      words.put(word.substring(0, equals), word.substring(equals + 1));
    }
    String from = call.path(words.getOrDefault("if", "-"));
    String to = call.path(words.getOrDefault("of", "-"));
    if (!words.containsKey("if") || !words.containsKey("of")) {
      throw new NotModelledException();
    }
    Optional<BlockDevice> source = call.machine().part(BlockDevices.class).find(from);
    if (source.isEmpty() && !call.machine().files().exists(from) && !from.equals("/dev/zero")) {
      return call.fail(1, "failed to open '" + words.get("if") + "': No such file or directory");
    }
    long block = size(words.getOrDefault("bs", "512"));
    long blocks = words.containsKey("count") ? size(words.get("count")) : Long.MAX_VALUE / block;
    return from.equals("/dev/zero")
        ? zeros(to, block, blocks)
        : copy(source.isPresent() ? head(source.get()) : read(from), to, block, blocks);
  }

  private static long size(String text) {
    if (!text.matches("\\d+[kKMG]?")) {
      throw new NotModelledException();
    }
    int unit = " KMG".indexOf(Character.toUpperCase(text.charAt(text.length() - 1)));
    return Long.parseLong(text.replaceAll("\\D", "")) << (10 * Math.max(0, unit));
  }

  private static byte[] head(BlockDevice device) throws IOException {
    if (device.holder().equals("drbd-secondary")) {
      throw new IOException("Wrong medium type");
    }
    return Signatures.head(device.signature());
  }

  private byte[] read(String path) throws IOException {
    FileEntry entry = call.machine().files().find(path).orElseThrow();
    return entry.image() == null ? entry.content() : head(entry.image());
  }

  private int copy(byte[] bytes, String to, long block, long blocks)
      throws IOException, InterruptedException {
    if (call.machine().part(BlockDevices.class).find(to).isPresent()) {
      throw new NotModelledException();
    }
    long length = Math.min(bytes.length, block * Math.min(blocks, bytes.length));
    var file = Opener.of(call).open(to, TreeFile.Use.WRITE);
    file.write(Arrays.copyOf(bytes, (int) length), 0, (int) length);
    file.release();
    return report(length, block);
  }

  private int zeros(String to, long block, long blocks) throws IOException, InterruptedException {
    Optional<BlockDevice> device = call.machine().part(BlockDevices.class).find(to);
    if (device.isPresent()) {
      return overDevice(device.get(), block, blocks);
    }
    if (!words.containsKey("count")) {
      throw new NotModelledException();
    }
    long length = block * blocks;
    Opener.of(call).open(to, TreeFile.Use.WRITE).release();
    if (!to.equals("/dev/null")) {
      FileTree files = call.machine().files();
      String real = files.real(to);
      FileEntry entry = files.find(real).orElseThrow();
      boolean image = length >= LARGE;
      files.set(
          real,
          new FileEntry(
              FileEntry.Kind.FILE,
              entry.owner(),
              entry.group(),
              entry.mode(),
              call.machine().clock().instant(),
              new byte[image ? 0 : (int) length],
              "",
              image ? new BlockDevice(real, length) : null));
    }
    return report(length, block);
  }

  private int overDevice(BlockDevice device, long block, long blocks)
      throws IOException, InterruptedException {
    if (device.holder().equals("drbd-secondary")) {
      throw new IOException("failed to open '" + words.get("of") + "': Wrong medium type");
    }
    long length = Math.min(device.bytes(), block * Math.min(blocks, device.bytes()));
    device.mark("");
    if (length == device.bytes()) {
      device.trail("");
    }
    if (!words.containsKey("count")) {
      report(length, block);
      return call.fail(1, "error writing '" + words.get("of") + "': No space left on device");
    }
    return report(length, block);
  }

  private int report(long length, long block) throws InterruptedException {
    call.machine().clock().sleep(Duration.ofNanos(length * 1_000_000_000L / BYTES_PER_SECOND));
    if (words.getOrDefault("status", "").equals("none")) {
      return 0;
    }
    long whole = length / block;
    int partial = length % block == 0 ? 0 : 1;
    String human = decimal(length, 1000, " kMGT", "B");
    String binary = decimal(length, 1024, " KMGT", "iB");
    call.err().println(whole + "+" + partial + " records in");
    call.err().println(whole + "+" + partial + " records out");
    call.err()
        .println(
            "%d bytes%s copied, %.5f s, 202 MB/s"
                .formatted(
                    length,
                    length < 1000
                        ? ""
                        : release.isCentos()
                            ? " (" + human + ")"
                            : " (" + human + ", " + binary + ")",
                    length / (double) BYTES_PER_SECOND));
    return 0;
  }

  /// A size as `dd` says it: one decimal below ten.
  private static String decimal(long bytes, int base, String units, String suffix) {
    double value = bytes;
    int unit = 0;
    while (value >= base && unit < units.length() - 1) {
      value /= base;
      unit++;
    }
    return (value < 10 ? "%.1f %c%s" : "%.0f %c%s").formatted(value, units.charAt(unit), suffix);
  }
}
