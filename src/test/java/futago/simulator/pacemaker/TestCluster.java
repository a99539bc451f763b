package futago.simulator.pacemaker;

import static org.assertj.core.api.Assertions.assertThat;

import futago.simulator.drbd.DrbdFlavour;
import futago.simulator.drbd.DrbdPrograms;
import futago.simulator.drbd.DrbdWire;
import futago.simulator.machine.Bench;
import futago.simulator.machine.BlockDevice;
import futago.simulator.machine.BlockDevices;
import futago.simulator.machine.Database;
import futago.simulator.machine.FileEntry;
import futago.simulator.machine.FileTree;
import futago.simulator.machine.ManualTimeline;
import futago.simulator.machine.Mounts;
import futago.simulator.machine.Network;
import futago.simulator.membership.Corosync;
import futago.simulator.membership.CorosyncPrograms;
import futago.simulator.membership.Heartbeat;
import futago.simulator.membership.HeartbeatPrograms;
import futago.simulator.membership.MembershipWire;
import futago.simulator.pacemaker.agent.Agents;
import futago.simulator.pacemaker.cib.SlidesConfiguration;
import futago.simulator.pacemaker.tool.PacemakerPrograms;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// The talk's two nodes with everything under a cluster in place: DRBD synchronised, a file system
/// on it, a database that only knows whether it runs.
public final class TestCluster {
  private static final String RESOURCE =
      """
      resource pgsql {
        protocol C;
        meta-disk internal;
        on alice {
          device /dev/drbd0;
          disk /dev/loop0;
          address 192.168.137.101:7788;
        }
        on bob {
          device /dev/drbd0;
          disk /dev/loop0;
          address 192.168.137.102:7788;
        }
      }
      """;

  public final ManualTimeline timeline = new ManualTimeline();
  public final Network network = new Network();
  public final Bench alice = new Bench(network, "alice", "192.168.137.101");
  public final Bench bob = new Bench(network, "bob", "192.168.137.102");
  private final Version version;
  private final MembershipWire membership = new MembershipWire(network, timeline);
  private final PacemakerWorld world = new PacemakerWorld(timeline);

  /// A database server that runs or not.
  private static final class PlainDatabase implements Database {
    private final AtomicBoolean running = new AtomicBoolean();

    @Override
    public String start(String dataDirectory, int port) {
      running.set(true);
      return "";
    }

    @Override
    public void stop() {
      running.set(false);
    }

    @Override
    public void kill() {
      running.set(false);
    }

    @Override
    public boolean isRunning() {
      return running.get();
    }
  }

  /// @param version which Pacemaker
  public TestCluster(Version version) {
    this.version = version;
    var wire = new DrbdWire(network, timeline);
    for (Bench node : nodes()) {
      DrbdPrograms.prepare(node.machine, timeline, wire);
      DrbdPrograms.provideModule(node.machine, DrbdFlavour.EL6);
      DrbdPrograms.installTools(node.machine, DrbdFlavour.EL6);
      node.machine.give(Database.class, new PlainDatabase());
      node.machine.files().install("/etc/drbd.d/pgsql.res", RESOURCE);
      node.machine.files().install("/mnt/pgsql-data/.empty", "");
      node.machine.part(BlockDevices.class).add(new BlockDevice("/dev/loop0", 64L << 20));
      node.machine.install("fuser", _ -> 0);
      node.machine.install("/usr/pgsql-9.3/bin/pg_ctl", _ -> 0);
      node.machine.install("/usr/lib/postgresql/15/bin/pg_ctl", _ -> 0);
      Agents.installOn(node.machine);
      Agents.installDrbdsOn(node.machine);
      Pacemaker pacemaker = version.isOld() ? onHeartbeat(node) : onCorosync(node);
      node.machine.give(Pacemaker.class, pacemaker);
      PacemakerPrograms.installOn(node.machine, pacemaker);
      PacemakerPrograms.installShellOn(node.machine, pacemaker);
      ok(node, "drbdadm", "create-md", "pgsql");
      ok(node, "drbdadm", "up", "pgsql");
    }
    timeline.pass(Duration.ofSeconds(2));
    ok(alice, "drbdadm", "primary", "--force", "pgsql");
    device(alice).format("ext4", new FileTree(timeline));
    timeline.pass(Duration.ofSeconds(20));
  }

  private Pacemaker onHeartbeat(Bench node) {
    node.machine
        .files()
        .install(
            "/etc/ha.d/ha.cf",
            """
            pacemaker respawn
            ucast eth0 192.168.137.101
            ucast eth0 192.168.137.102
            node alice
            node bob
            """);
    node.machine.files().install("/etc/ha.d/authkeys", "auth 1\n1 sha1 x\n");
    FileEntry file = node.machine.files().find("/etc/ha.d/authkeys").orElseThrow();
    try {
      node.machine
          .files()
          .set(
              "/etc/ha.d/authkeys",
              new FileEntry(
                  file.kind(), "root", "root", 0600, file.modified(), file.content(), ""));
    } catch (FileSystemException e) {
      throw new IllegalStateException(e);
    }
    var heartbeat = new Heartbeat(node.machine, membership);
    HeartbeatPrograms.installOn(node.machine, heartbeat);
    return PacemakerDaemon.on(node.machine, world, heartbeat);
  }

  private Pacemaker onCorosync(Bench node) {
    var corosync = new Corosync(node.machine, membership);
    CorosyncPrograms.installOn(node.machine, corosync);
    node.machine
        .files()
        .install(
            "/etc/corosync/corosync.conf",
            """
            totem {
                version: 2
                cluster_name: pgha
                token: 3000
            }
            quorum {
                provider: corosync_votequorum
                two_node: 1
            }
            nodelist {
                node {
                    name: alice
                    nodeid: 1
                    ring0_addr: 192.168.137.101
                }
                node {
                    name: bob
                    nodeid: 2
                    ring0_addr: 192.168.137.102
                }
            }
            """);
    Pacemaker pacemaker = PacemakerDaemon.on(node.machine, world, corosync);
    PacemakerDaemon.installService(node.machine, pacemaker, corosync);
    return pacemaker;
  }

  public List<Bench> nodes() {
    return List.of(alice, bob);
  }

  private static BlockDevice device(Bench node) {
    return node.machine.part(BlockDevices.class).find("/dev/drbd0").orElseThrow();
  }

  public static Bench.Said ok(Bench node, String... command) {
    Bench.Said said =
        node.call(command[0], List.of(command).subList(1, command.length).toArray(String[]::new));
    assertThat(said.status()).as(String.join(" ", command) + ": " + said.err()).isZero();
    return said;
  }

  private String manager() {
    return version.isOld() ? "heartbeat" : "pacemaker";
  }

  public void start(Bench node) {
    assertThat(node.start(manager()).status()).isZero();
  }

  /// Both started, and online.
  public TestCluster online() {
    nodes().forEach(this::start);
    until("Online: [ alice bob ]");
    return this;
  }

  /// Both online, the talk's configuration loaded, everything running on alice.
  public TestCluster running() {
    online();
    load(version.isOld() ? SlidesConfiguration.talk() : SlidesConfiguration.debian());
    untilRunning(alice, "alice");
    return this;
  }

  public Bench.Said load(String configuration) {
    alice.machine.files().install("/etc/futago/pgsql.crm", configuration);
    return ok(alice, "crm", "configure", "load", "update", "/etc/futago/pgsql.crm");
  }

  /// Waits until the whole group runs on a node.
  public Duration untilRunning(Bench seenFrom, String node) {
    try {
      return timeline.until(
          () ->
              screen(seenFrom).matches("(?s).*pgsql\t[^\n]*Started " + node + "\n.*")
                  && idle(seenFrom),
          Duration.ofMinutes(5));
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + ":\n" + screen(seenFrom), e);
    }
  }

  private static boolean idle(Bench node) {
    return node.machine.part(Pacemaker.class).isIdle();
  }

  /// Waits until alice's screen has a text in it.
  public Duration until(String text) {
    return until(alice, text);
  }

  public Duration until(Bench node, String text) {
    return timeline.until(() -> screen(node).contains(text), Duration.ofMinutes(5));
  }

  public String screen(Bench node) {
    return node.call("crm_mon", "-1", "-r").out();
  }

  public void pass(int seconds) {
    timeline.pass(Duration.ofSeconds(seconds));
  }

  public void powerOff(Bench node) {
    for (Mounts.Mount mount : node.machine.part(Mounts.class).all()) {
      node.machine.part(Mounts.class).unmount(mount.directory());
    }
    node.machine.part(Database.class).kill();
    node.machine.part(futago.simulator.machine.Addresses.class).remove("192.168.137.201");
    node.machine.power(false);
    for (String service : List.of("pacemaker", "heartbeat", "corosync")) {
      node.machine
          .part(futago.simulator.machine.Services.class)
          .find(service)
          .ifPresent(futago.simulator.machine.Service::powerLost);
    }
  }
}
