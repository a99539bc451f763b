package futago.site;

import futago.command.Facts;
import futago.command.Probe;
import futago.command.ProbeScript;
import futago.platform.Detection;
import futago.remote.CommandResult;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import futago.text.Message;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Looks at one host before there is a spec for it. Reads only, in one round trip.
public final class HostLook {
  private static final Probe ROOT = new Probe("is-root", "[ \"$(id -u)\" = 0 ]");
  private static final Probe NAME = new Probe("host-name", "uname -n");
  private static final Probe MEMORY = new Probe("memory", "grep MemTotal: /proc/meminfo");
  private static final Probe CLOCK = new Probe("clock", "date +%s");
  private static final Probe DISKS =
      new Probe("disks", "lsblk -b -n -r -o NAME,TYPE,SIZE,MOUNTPOINT,FSTYPE");
  private static final Probe ADDRESSES = new Probe("addresses", "ip -o -4 addr show");

  /// The names of both families of packages; a host has those of one.
  private static final String PACKAGES =
      "pacemaker corosync heartbeat drbd-utils kmod-drbd84 postgresql postgresql93-server";

  private static final Probe INSTALLED =
      new Probe(
          "installed",
          "if command -v dpkg-query >/dev/null; then"
              + " dpkg-query -W -f='${Status}|${Package} ${Version}\\n' "
              + PACKAGES
              + " | sed -n 's/^install ok installed|//p'; else rpm -q "
              + PACKAGES
              + " | grep -v ' '; fi; true");

  private static final List<Probe> QUESTIONS =
      Stream.concat(
              Stream.of(ROOT, NAME, MEMORY, CLOCK, DISKS, ADDRESSES, INSTALLED),
              Detection.questions().stream())
          .toList();

  private HostLook() {}

  /// Looks at a host.
  ///
  /// @param clock ours, to compare the host's with
  /// @throws RemoteException if it cannot be asked
  public static HostReport at(RemoteNode node, InstantSource clock)
      throws RemoteException, InterruptedException {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    var script = new ProbeScript(QUESTIONS, "futago-" + HexFormat.of().formatHex(random));
    Instant before = clock.instant();
    CommandResult result = node.run(script.run());
    Instant after = clock.instant();
    Map<String, Facts.Answer> answers =
        script
            .answers(result.output())
            .orElseThrow(
                () ->
                    new RemoteException(
                        node.name(),
                        RemoteException.Kind.PROTOCOL,
                        Message.of("stage.survey.unreadable", node.name()),
                        Message.of("stage.survey.unreadable.cure", result.error().strip()),
                        null));
    Instant middle = before.plus(Duration.between(before, after).dividedBy(2));
    return report(new Facts(node.name(), answers), middle);
  }

  private static HostReport report(Facts facts, Instant asked) {
    return new HostReport(
        facts.node(),
        facts.text(NAME),
        Detection.os(facts).prettyName(),
        Detection.platform(facts).isPresent(),
        facts.yes(ROOT),
        number(facts.text(MEMORY).replaceAll("[^0-9]", "")) / 1024,
        disks(facts.of(DISKS).output()),
        interfaces(facts.text(ADDRESSES)),
        ahead(facts.text(CLOCK), asked),
        facts.text(INSTALLED).lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
  }

  private static long number(String digits) {
    return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
  }

  /// The host says whole seconds; it is half a second further on average.
  private static Duration ahead(String seconds, Instant asked) {
    if (!seconds.matches("[0-9]{1,12}")) {
      return Duration.ZERO;
    }
    Instant said = Instant.ofEpochSecond(Long.parseLong(seconds)).plusMillis(500);
    Duration difference = Duration.between(asked, said);
    // Below that it is only what this way of asking cannot tell apart.
    return difference.abs().compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ZERO : difference;
  }

  /// Rows of `NAME TYPE SIZE MOUNTPOINT FSTYPE`, where the last two may be empty. A row that
  /// belongs to the one before it divides that: partitions follow their disk.
  private static List<HostReport.Disk> disks(String table) {
    var found = new LinkedHashMap<String, HostReport.Disk>();
    for (String row : table.lines().toList()) {
      String[] cells = row.split(" ", -1);
      if (cells.length >= 3 && isUsable(cells[1])) {
        String path = (cells[1].equals("lvm") ? "/dev/mapper/" : "/dev/") + cells[0];
        divideOwner(found, cells[0]);
        found.putIfAbsent(
            path,
            new HostReport.Disk(path, number(cells[2]), cell(cells, 4), cell(cells, 3), false));
      }
    }
    return List.copyOf(found.values());
  }

  private static boolean isUsable(String type) {
    return type.equals("disk") || type.equals("part") || type.equals("lvm");
  }

  private static Optional<String> cell(String[] cells, int index) {
    return index < cells.length && !cells[index].isEmpty()
        ? Optional.of(cells[index].replace("\\x20", " "))
        : Optional.empty();
  }

  private static void divideOwner(Map<String, HostReport.Disk> found, String part) {
    found.replaceAll(
        (path, disk) ->
            ("/dev/" + part).matches(path + "p?[0-9]+")
                ? new HostReport.Disk(path, disk.bytes(), disk.content(), disk.mount(), true)
                : disk);
  }

  /// Rows such as `2: eth0 inet 192.168.137.101/24 brd …`; of an interface the first.
  private static List<HostReport.Interface> interfaces(String table) {
    var found = new LinkedHashMap<String, HostReport.Interface>();
    for (String row : table.lines().toList()) {
      String[] words = row.strip().split("\\s+");
      var list = new ArrayList<>(List.of(words));
      int inet = list.indexOf("inet");
      if (inet >= 1 && inet + 1 < words.length && !words[1].equals("lo")) {
        found.putIfAbsent(
            words[1], new HostReport.Interface(words[1], words[inet + 1].replaceAll("/.*", "")));
      }
    }
    return List.copyOf(found.values());
  }
}
