package futago.guard;

import static futago.spec.PlatformName.DEBIAN_COROSYNC;
import static futago.spec.PlatformName.EL6_HEARTBEAT;

import futago.simulator.Simulation;
import futago.simulator.host.software.Mirrors;
import futago.simulator.host.software.PackageLock;
import futago.simulator.host.software.Software;
import futago.simulator.machine.Faults;
import futago.simulator.machine.FileTree;
import futago.spec.PlatformName;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/// The faults that are tried.
final class FaultTable {
  /// The command that hangs.
  static final String HANGING = "modprobe drbd";

  private static final List<PlatformName> BOTH = List.of(PlatformName.values());
  private static final List<PlatformName> DEBIAN = List.of(DEBIAN_COROSYNC);
  private static final List<PlatformName> CENTOS = List.of(EL6_HEARTBEAT);
  private static final int DRBD_PORT = 7788;

  private FaultTable() {}

  static List<FaultRow> rows() {
    return List.of(
        new FaultRow(
            "SSH cut in the midst of a command",
            BOTH,
            nodes -> nodes.faults("bob").add(once("drbdadm up"), new Faults.Cut()),
            FaultTable::clear,
            fails(
                "drbd.start",
                "bob",
                "remote.connection-lost",
                "remote.connection-lost.cure",
                "bob")),
        new FaultRow(
            "a command that hangs",
            BOTH,
            nodes -> nodes.faults("alice").add(line -> line.equals(HANGING), new Faults.Hang()),
            FaultTable::clear,
            fails(
                "drbd.start",
                "alice",
                "remote.deadline-passed",
                "remote.deadline-passed.cure",
                "alice")),
        new FaultRow(
            "a node rebooted in the midst of a stage",
            BOTH,
            nodes -> atOnce(nodes, "bob", "drbdadm up", () -> nodes.reboot("bob")),
            FaultTable::clear,
            fails(
                "drbd.start",
                "bob",
                "remote.connection-lost",
                "remote.connection-lost.cure",
                "bob")),
        new FaultRow(
            "both nodes rebooted",
            BOTH,
            nodes ->
                atOnce(
                    nodes,
                    "alice",
                    "mkfs",
                    () -> {
                      nodes.reboot("bob");
                      nodes.reboot("alice");
                    }),
            FaultTable::clear,
            fails(
                "drbd.file-system",
                "alice",
                "remote.connection-lost",
                "remote.connection-lost.cure",
                "alice")),
        new FaultRow(
            "disk full while a file is written",
            BOTH,
            nodes -> nodes.machine("bob").files().trouble(writtenTo(nodes), FileTree.Trouble.FULL),
            nodes -> nodes.machine("bob").files().mend(),
            fails("", "bob", "engine.failure.write", "diagnosis.disk-full", "No space left")),
        new FaultRow(
            "a file system that became read-only",
            BOTH,
            nodes ->
                nodes.machine("bob").files().trouble(writtenTo(nodes), FileTree.Trouble.READ_ONLY),
            nodes -> nodes.machine("bob").files().mend(),
            fails("", "bob", "engine.failure.write", "diagnosis.read-only", "Read-only")),
        new FaultRow(
            "another package manager at work, for a while",
            BOTH,
            FaultTable::lockedUntilSeen,
            FaultTable::clear,
            new Comes.Delayed("engine.delay.held", "4711 (unattended-upgr)")),
        new FaultRow(
            "another package manager at work, for good",
            BOTH,
            nodes -> PackageLock.of(nodes.machine("bob")).take(4711, "unattended-upgr"),
            nodes -> PackageLock.of(nodes.machine("bob")).free(),
            fails(
                "install.",
                "bob",
                "engine.failure.wait",
                "diagnosis.package-lock",
                "4711 (unattended-upgr)")),
        new FaultRow(
            "a mirror that fails once",
            DEBIAN,
            nodes ->
                nodes
                    .faults("alice")
                    .add(
                        once("apt-get .* install"),
                        new Faults.Fail(
                            100,
                            "E: Failed to fetch http://deb.debian.org/debian/pool/x.deb  Connection"
                                + " timed out [IP: 192.0.2.1 80]")),
            _ -> {},
            new Comes.Delayed("engine.delay.again", "Connection timed out")),
        new FaultRow(
            "a mirror that fails once",
            CENTOS,
            nodes ->
                nodes
                    .faults("alice")
                    .add(
                        once("yum -y groupinstall"),
                        new Faults.Fail(
                            1,
                            "Error: Cannot retrieve repository metadata (repomd.xml) for"
                                + " repository: pgdg93. Please verify its path and try again")),
            _ -> {},
            new Comes.Delayed("engine.delay.again", "repository: pgdg93")),
        new FaultRow(
            "a mirror that is gone for good",
            DEBIAN,
            nodes ->
                nodes
                    .faults("alice")
                    .add(
                        matching("apt-get .* update"),
                        new Faults.Fail(
                            100,
                            "E: Failed to fetch http://deb.debian.org/debian/dists/x  Connection"
                                + " timed out [IP: 192.0.2.1 80]")),
            FaultTable::clear,
            fails(
                "install.lists",
                "alice",
                "engine.failure.command",
                "diagnosis.fetch",
                "Connection timed out")),
        new FaultRow(
            "a mirror that is gone for good",
            CENTOS,
            nodes ->
                nodes
                    .faults("alice")
                    .add(
                        matching("yum -y groupinstall"),
                        new Faults.Fail(
                            1,
                            "Error: Cannot retrieve repository metadata (repomd.xml) for"
                                + " repository: pgdg93. Please verify its path and try again")),
            FaultTable::clear,
            fails(
                "install.postgresql-group",
                "alice",
                "engine.failure.command",
                "diagnosis.yum-repository",
                "repository: pgdg93")),
        new FaultRow(
            "a clock off by an hour",
            BOTH,
            nodes -> nodes.machine("bob").clock().ahead(Duration.ofHours(1)),
            nodes -> nodes.machine("bob").clock().ahead(Duration.ZERO),
            new Comes.Refused(true, "stage.conflict.clocks", "bob")),
        new FaultRow(
            "no name server",
            DEBIAN,
            nodes -> mirrors(nodes).forEach(each -> each.lose("deb.debian.org")),
            nodes -> mirrors(nodes).forEach(each -> each.bringBack("deb.debian.org")),
            fails(
                "install.lists",
                null,
                "engine.failure.command",
                "diagnosis.name-resolution",
                "deb.debian.org")),
        new FaultRow(
            "no name server",
            CENTOS,
            nodes -> mirrors(nodes).forEach(each -> each.lose("www.elrepo.org")),
            nodes -> mirrors(nodes).forEach(each -> each.bringBack("www.elrepo.org")),
            fails(
                "install.sources",
                null,
                "engine.failure.command",
                "diagnosis.name-resolution",
                "www.elrepo.org")),
        new FaultRow(
            "the other node's name not found",
            BOTH,
            nodes ->
                nodes.faults("bob").add(matching("getent ahostsv4 alice"), new Faults.Fail(2, "")),
            FaultTable::clear,
            fails(
                "ossettings.link",
                "bob",
                "engine.failure.wait",
                "diagnosis.peer-name",
                "/etc/nsswitch.conf")),
        new FaultRow(
            "postgres has another number on the other node",
            BOTH,
            nodes -> addPostgres(nodes, "postgres:x:120:130:somebody else's:/:/bin/sh"),
            FaultTable::likeOnAlice,
            new Comes.Refused(false, "stage.conflict.postgres-user", "120")),
        new FaultRow(
            "an MTU that is too small on the link",
            BOTH,
            nodes -> nodes.network().largestPacket(1400),
            nodes -> nodes.network().largestPacket(1500),
            new Comes.Refused(true, "stage.conflict.packets", "1400")),
        new FaultRow(
            "DRBD's port blocked on the way",
            DEBIAN,
            nodes -> nodes.network().block(DRBD_PORT, true),
            nodes -> nodes.network().block(DRBD_PORT, false),
            new Comes.Refused(true, "stage.conflict.port-blocked", "7788/tcp")),
        // There the nodes' own firewalls are opened first, and until then a port tells nothing.
        new FaultRow(
            "DRBD's port blocked on the way",
            CENTOS,
            nodes -> nodes.network().block(DRBD_PORT, true),
            nodes -> nodes.network().block(DRBD_PORT, false),
            new Comes.Refused(false, "stage.conflict.port-blocked", "7788/tcp")));
  }

  private static Comes.Fails fails(
      String step, String node, String what, String cure, String named) {
    return new Comes.Fails(step, Optional.ofNullable(node), what, cure, named);
  }

  /// Where files are written, but nothing is installed.
  private static String writtenTo(Simulation nodes) {
    return nodes.spec().platform().orElseThrow() == EL6_HEARTBEAT ? "/etc/futago" : "/etc";
  }

  private static List<Mirrors> mirrors(Simulation nodes) {
    return nodes.spec().nodes().stream()
        .map(node -> nodes.machine(node.name()).part(Mirrors.class))
        .toList();
  }

  private static void addPostgres(Simulation nodes, String line) {
    Software.addUser(nodes.machine("bob"), line);
  }

  /// What usermod and groupmod come to; no file is anybody's yet.
  private static void likeOnAlice(Simulation nodes) {
    for (String file : List.of("/etc/passwd", "/etc/group")) {
      String wanted = postgres(nodes.machine("alice").files().text(file).orElseThrow());
      FileTree files = nodes.machine("bob").files();
      String text = files.text(file).orElseThrow();
      files.install(file, text.replace(postgres(text), wanted));
    }
  }

  private static String postgres(String accounts) {
    return accounts.lines().filter(line -> line.startsWith("postgres:")).findFirst().orElseThrow();
  }

  private static void clear(Simulation nodes) {
    nodes.spec().nodes().forEach(node -> nodes.faults(node.name()).clear());
  }

  private static Predicate<String> matching(String start) {
    return line -> line.matches("(?s)" + start + ".*");
  }

  private static Predicate<String> once(String start) {
    var done = new AtomicBoolean();
    return line -> matching(start).test(line) && done.compareAndSet(false, true);
  }

  /// Whoever holds the lock lets go a while after it was asked who that is.
  private static void lockedUntilSeen(Simulation nodes) {
    PackageLock lock = PackageLock.of(nodes.machine("bob"));
    lock.take(4711, "unattended-upgr");
    Predicate<String> asked = once("cat /proc/4711/comm");
    nodes
        .faults("bob")
        .add(
            line -> {
              if (asked.test(line)) {
                Thread.startVirtualThread(() -> letGo(nodes, lock));
              }
              return false;
            },
            new Faults.Hang());
  }

  private static void letGo(Simulation nodes, PackageLock lock) {
    try {
      nodes.sleep(Duration.ofSeconds(30));
      lock.free();
    } catch (InterruptedException | FileSystemException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Has something happen as soon as a command begins.
  private static void atOnce(Simulation nodes, String node, String start, Runnable event) {
    Predicate<String> first = once(start);
    nodes
        .faults(node)
        .add(
            line -> {
              if (first.test(line)) {
                Thread.startVirtualThread(event);
                return true;
              }
              return false;
            },
            // It does not get any further.
            new Faults.Hang());
  }
}
