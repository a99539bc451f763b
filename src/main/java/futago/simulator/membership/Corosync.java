package futago.simulator.membership;

import futago.simulator.machine.Addresses;
import futago.simulator.machine.Call;
import futago.simulator.machine.FileEntry;
import futago.simulator.machine.Firewall;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Corosync 3 on a machine, with knet and votequorum.
public final class Corosync implements Service, Membership, MembershipWire.Layer {
  static final String CONFIGURATION = "/etc/corosync/corosync.conf";
  static final String KEY = "/etc/corosync/authkey";
  static final int PORT = 5405;

  /// A new membership is agreed on within that many times the token's timeout.
  private static final double CONSENSUS = 1.2;

  private final Machine machine;
  private final MembershipWire wire;
  private final PidFile pidFile;
  private final Hearing hearing = new Hearing();
  private final List<Follower> followers = new ArrayList<>();
  private Optional<CorosyncConf> running = Optional.empty();
  private CorosyncConf.Node self;
  private byte[] key = new byte[0];
  private boolean sawAll;
  private Set<String> members = Set.of();

  /// @param wire what the machines hear each other by
  public Corosync(Machine machine, MembershipWire wire) {
    this.machine = machine;
    this.wire = wire;
    this.pidFile = new PidFile(machine.files(), "/run/corosync.pid");
    wire.join(this);
  }

  @Override
  public int start(Call call) throws InterruptedException {
    synchronized (wire.timeline()) {
      if (running.isPresent()) {
        return 0;
      }
      try {
        CorosyncConf configuration =
            CorosyncConf.parse(
                machine
                    .files()
                    .text(CONFIGURATION)
                    .orElseThrow(
                        () ->
                            new ConfigurationError(
                                "Can't read file "
                                    + CONFIGURATION
                                    + ": No such file or directory")));
        self =
            configuration.nodes().stream()
                .filter(each -> machine.part(Addresses.class).has(each.address()))
                .findFirst()
                .orElseThrow(
                    () ->
                        new ConfigurationError(
                            "No valid name found for local host: nodelist has no address of it"));
        key = configuration.encrypted() ? key() : new byte[0];
        running = Optional.of(configuration);
        sawAll = configuration.nodes().size() == 1;
        members = Set.of(self.name());
        pidFile.write(call);
      } catch (ConfigurationError e) {
        call.err().println("corosync[" + call.process().pid() + "]:   [MAIN  ] " + e.getMessage());
        return 1;
      }
      followers.forEach(Follower::started);
      followers.forEach(Follower::changed);
    }
    wire.timeline().sleep(Duration.ofSeconds(1));
    return 0;
  }

  private byte[] key() throws ConfigurationError {
    return machine
        .files()
        .find(KEY)
        .map(FileEntry::content)
        .orElseThrow(
            () -> new ConfigurationError("Could not open " + KEY + ": No such file or directory"));
  }

  @Override
  public int stop(Call call) throws InterruptedException {
    if (!isRunning()) {
      return 0;
    }
    for (Follower follower : List.copyOf(followers)) {
      follower.stopping();
    }
    synchronized (wire.timeline()) {
      wire.others(Corosync.class, this).forEach(other -> other.hearing.left(localName()));
      end();
      pidFile.remove();
    }
    return 0;
  }

  @Override
  public boolean isRunning() {
    synchronized (wire.timeline()) {
      return running.isPresent();
    }
  }

  @Override
  public void powerLost() {
    synchronized (wire.timeline()) {
      end();
    }
  }

  private void end() {
    if (running.isPresent()) {
      running = Optional.empty();
      members = Set.of();
      hearing.forget();
      followers.forEach(Follower::gone);
    }
  }

  @Override
  public void beat() {
    if (running.isEmpty()) {
      return;
    }
    CorosyncConf configuration = running.get();
    Instant now = wire.timeline().now();
    var seen = new TreeSet<>(Set.of(self.name()));
    for (CorosyncConf.Node peer : configuration.nodes()) {
      if (peer.equals(self)) {
        continue;
      }
      if (hears(peer)) {
        hearing.heard(peer.name());
      } else {
        hearing.silent(
            peer.name(),
            now,
            Duration.ofMillis((long) (configuration.token().toMillis() * (1 + CONSENSUS))));
      }
      if (hearing.isAlive(peer.name())) {
        seen.add(peer.name());
      }
    }
    boolean newQuorum = !sawAll && seen.size() == configuration.nodes().size();
    sawAll |= newQuorum;
    if (newQuorum || !seen.equals(members)) {
      members = seen;
      followers.forEach(Follower::changed);
    }
  }

  private boolean hears(CorosyncConf.Node peer) {
    return wire.others(Corosync.class, this).stream()
        .filter(other -> other.running.isPresent() && other.self.address().equals(peer.address()))
        .filter(other -> Arrays.equals(other.key, key))
        .filter(other -> other.running.get().name().equals(running.orElseThrow().name()))
        .filter(other -> other.running.get().nodes().contains(self))
        .filter(other -> wire.network().connects(machine, other.machine))
        .anyMatch(other -> letsIn(machine) && letsIn(other.machine));
  }

  private static boolean letsIn(Machine machine) {
    return machine.part(Firewall.class).lets("udp", PORT);
  }

  @Override
  public void follow(Follower follower) {
    followers.add(follower);
  }

  @Override
  public String localName() {
    return self == null ? "" : self.name();
  }

  @Override
  public String idOf(String node) {
    return nodes().stream()
        .filter(each -> each.name().equals(node))
        .map(CorosyncConf.Node::id)
        .findFirst()
        .orElse("");
  }

  List<CorosyncConf.Node> nodes() {
    return running.map(CorosyncConf::nodes).orElse(List.of());
  }

  @Override
  public List<String> configured() {
    return nodes().stream().map(CorosyncConf.Node::name).toList();
  }

  @Override
  public boolean answers() {
    return running.isPresent();
  }

  @Override
  public Set<String> members() {
    return members;
  }

  @Override
  public boolean quorate() {
    if (running.isEmpty()) {
      return false;
    }
    CorosyncConf configuration = running.get();
    int all = configuration.nodes().size();
    boolean enough = configuration.twoNode() || members.size() * 2 > all;
    return enough && (sawAll || !configuration.waitForAll());
  }

  Object lock() {
    return wire.timeline();
  }
}
