package futago.cluster;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `/proc/drbd` of DRBD 8.4.
final class ProcDrbdParser {
  private static final String SOURCE = "/proc/drbd";

  private static final Pattern VERSION = Pattern.compile("version: (\\S+) .*");

  /// ` 0: cs:Connected ro:Primary/Secondary ds:UpToDate/UpToDate C r-----`, or ` 0:
  /// cs:Unconfigured`.
  private static final Pattern DEVICE = Pattern.compile(" *(\\d{1,9}): cs:(\\S+)(.*)");

  private static final Pattern STATES = Pattern.compile(" ro:(\\w+)/(\\w+) ds:(\\w+)/(\\w+) .*");

  private static final Pattern OUT_OF_SYNC = Pattern.compile("\\boos:(\\d+)\\b");

  private ProcDrbdParser() {}

  /// The devices by minor number; one that is down has none.
  ///
  /// @throws UnreadableException if the text is cut short, of another version of DRBD, or has a
  ///   state that is not known
  static Map<Integer, DrbdDevice> parse(String text) throws UnreadableException {
    Matcher version = VERSION.matcher(text.lines().findFirst().orElse(""));
    if (!version.matches()) {
      throw UnreadableException.of(SOURCE, firstLine(text));
    }
    if (!version.group(1).startsWith("8.")) {
      throw UnreadableException.of(SOURCE, "DRBD " + version.group(1));
    }
    var devices = new TreeMap<Integer, DrbdDevice>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      Matcher device = DEVICE.matcher(lines[i]);
      if (device.matches() && !device.group(2).equals("Unconfigured")) {
        devices.put(Integer.parseInt(device.group(1)), device(device, detailsAfter(lines, i)));
      }
    }
    return devices;
  }

  /// The indented lines that belong to the device on the given line.
  private static String detailsAfter(String[] lines, int device) {
    var details = new StringBuilder();
    for (int i = device + 1; i < lines.length && !DEVICE.matcher(lines[i]).matches(); i++) {
      details.append(lines[i]).append('\n');
    }
    return details.toString();
  }

  private static DrbdDevice device(Matcher head, String details) throws UnreadableException {
    Matcher states = STATES.matcher(head.group(3));
    Matcher outOfSync = OUT_OF_SYNC.matcher(details);
    if (!states.matches() || !outOfSync.find()) {
      throw UnreadableException.of(SOURCE, head.group().strip());
    }
    return new DrbdDevice(
        Words.known(SOURCE, DrbdConnection.values(), head.group(2)),
        Words.known(SOURCE, DrbdRole.values(), states.group(1)),
        Words.known(SOURCE, DrbdRole.values(), states.group(2)),
        Words.known(SOURCE, DrbdDisk.values(), states.group(3)),
        Words.known(SOURCE, DrbdDisk.values(), states.group(4)),
        DrbdProgress.parse(SOURCE, details),
        number(outOfSync.group(1)));
  }

  private static long number(String digits) throws UnreadableException {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw UnreadableException.of(SOURCE, digits, e);
    }
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("…").strip();
  }
}
