package futago.guard;

import futago.simulator.host.service.ServiceTable;
import futago.simulator.machine.FileEntry;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Services;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// All that a simulated node is, as lines that can be compared: every file with owner, mode and
/// content, every service, package and mount. What is another one each time (keys, logs, copies of
/// what was replaced) is there without its content.
final class MachineState {
  private static final Pattern EACH_TIME_ANOTHER =
      Pattern.compile(
          "/etc/corosync/authkey|/etc/ha.d/authkeys|/var/lib/futago/[a-z]*-started|/root/Downloads/.*gz"
              + "|/var/lib/heartbeat/(hb_uuid|crm/cib.xml)|.*/(postmaster|heartbeat).pid|.*/.s.PGSQL.[0-9]+.lock|/var/log/(ha-log|syslog|messages)");

  /// Not looked at: what a kernel makes, what is gone with a reboot, and copies of what was
  /// replaced.
  private static final Pattern IGNORED =
      Pattern.compile(
          "/proc|/sys|/run|/var/run/futago.lock|/var/lock/subsys|/root/.crm_help_index|/var/lib/futago/backup");

  private final Machine machine;
  private final Map<String, String> lines = new TreeMap<>();

  private MachineState(Machine machine) {
    this.machine = machine;
  }

  /// Looks at a node.
  static Map<String, String> of(Machine machine) throws FileSystemException, InterruptedException {
    var state = new MachineState(machine);
    state.files("/");
    var services = (ServiceTable) machine.part(Services.class);
    Set<String> atBoot = services.startedAtBoot();
    for (String name : services.names()) {
      state.lines.put(
          "service " + name,
          (services.find(name).orElseThrow().isRunning() ? "runs" : "stopped")
              + (atBoot.contains(name) ? ", at boot" : ""));
    }
    state.said("mounts", "sort", "/proc/mounts");
    state.said("DRBD", "grep", "-o", "cs:.* ro:.* ds:.* C r-*", "/proc/drbd");
    state.said("host name", "uname", "-n");
    state.said("CIB", "crm", "configure", "show");
    if (machine.program("dpkg-query").isPresent()) {
      state.said("packages", "dpkg-query", "-W");
    } else {
      state.said("packages", "rpm", "-qa");
    }
    return state.lines;
  }

  /// The key of the membership layer, which is another one for each cluster.
  static Optional<String> membershipKey(Machine machine) {
    return machine
        .files()
        .text("/etc/corosync/authkey")
        .or(() -> machine.files().text("/etc/ha.d/authkeys"));
  }

  /// In what two looks differ.
  static List<String> differences(Map<String, String> expected, Map<String, String> actual) {
    var keys = new TreeSet<>(expected.keySet());
    keys.addAll(actual.keySet());
    return keys.stream()
        .filter(key -> !Objects.equals(expected.get(key), actual.get(key)))
        .map(
            key ->
                "%s: expected <%s> but was <%s>".formatted(key, expected.get(key), actual.get(key)))
        .toList();
  }

  private void said(String what, String... argv) throws InterruptedException {
    String output = machine.launcher().run("", argv).output();
    // Heartbeat gives each node an id of its own, and nodes are listed in the order of these.
    lines.put(
        what,
        output
            .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID")
            .replaceFirst("(?m)^(node \\S+ bob\n)(node .*\n)", "$2$1"));
  }

  private void files(String directory) throws FileSystemException {
    for (String name : new ArrayList<>(machine.files().list(directory))) {
      String path = directory.equals("/") ? "/" + name : directory + "/" + name;
      FileEntry entry = machine.files().findLink(path).orElse(null);
      if (entry == null || IGNORED.matcher(path).matches()) {
        continue;
      }
      lines.put(
          path,
          "%s %s:%s %o %s"
              .formatted(
                  entry.kind(),
                  entry.owner(),
                  entry.group(),
                  entry.mode(),
                  entry.isFile() ? text(path, entry) : entry.link()));
      if (entry.isDirectory()) {
        files(path);
      }
    }
  }

  private static String text(String path, FileEntry entry) {
    if (EACH_TIME_ANOTHER.matcher(path).matches()) {
      return entry.size() == 0 ? "empty" : "something";
    }
    return entry.image() == null
        ? new String(entry.content(), StandardCharsets.UTF_8)
        : "image of " + entry.size();
  }
}
