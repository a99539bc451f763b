package futago.cluster;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `drbd-overview` of DRBD 8.4 (slide "データの初期同期を行う"), which is `/proc/drbd` by the names of
/// the resources, each with the number of its volume.
final class DrbdOverviewParser {
  private static final String SOURCE = "drbd-overview";

  /// What it says where the kernel has no DRBD.
  private static final String NOT_LOADED = "drbd not loaded";

  /// ` 0:pgsql/0 Connected Primary/Secondary UpToDate/UpToDate C r----- /mnt ext4 1008M 34M 923M
  /// 4%`, or ` 0:pgsql/0 Unconfigured . . . .`.
  private static final Pattern DEVICE = Pattern.compile("\\d+:([^/\\s]+)/(\\d+)\\s+(\\S+)\\s+(.*)");

  /// Where it is not connected there is no protocol either.
  private static final Pattern STATES =
      Pattern.compile("(\\w+)/(\\w+)\\s+(\\w+)/(\\w+)\\s+(?:[ABC-]\\s+)?[rs][\\w-]{3,5}(?:\\s.*)?");

  private DrbdOverviewParser() {}

  /// The devices by `RESOURCE/VOLUME`; one that is down has none. How much is out of sync it does
  /// not say.
  ///
  /// @throws UnreadableException if a line is cut short or has a state that is not known
  static Map<String, DrbdDevice> parse(String text) throws UnreadableException {
    var devices = new TreeMap<String, DrbdDevice>();
    if (text.strip().equals(NOT_LOADED)) {
      return devices;
    }
    var lines = new TextLines(SOURCE, text);
    while (lines.hasNext()) {
      String line = lines.next().text();
      Matcher device = DEVICE.matcher(line + " ");
      if (!device.matches()) {
        throw lines.unreadable(line);
      }
      Optional<Resync> resync = Optional.empty();
      if (lines.hasNext() && lines.peek().text().startsWith("[")) {
        resync = DrbdProgress.parse(SOURCE, lines.next().text());
      }
      if (!device.group(3).equals("Unconfigured")) {
        devices.put(device.group(1) + "/" + device.group(2), device(lines, device, resync));
      }
    }
    return devices;
  }

  private static DrbdDevice device(TextLines lines, Matcher device, Optional<Resync> resync)
      throws UnreadableException {
    Matcher states = STATES.matcher(device.group(4).strip());
    if (!states.matches()) {
      throw lines.unreadable(device.group().strip());
    }
    return new DrbdDevice(
        Words.known(SOURCE, DrbdConnection.values(), device.group(3)),
        Words.known(SOURCE, DrbdRole.values(), states.group(1)),
        Words.known(SOURCE, DrbdRole.values(), states.group(2)),
        Words.known(SOURCE, DrbdDisk.values(), states.group(3)),
        Words.known(SOURCE, DrbdDisk.values(), states.group(4)),
        resync,
        0);
  }
}
