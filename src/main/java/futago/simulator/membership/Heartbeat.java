package futago.simulator.membership;

import futago.simulator.machine.Addresses;
import futago.simulator.machine.Call;
import futago.simulator.machine.Firewall;
import futago.simulator.machine.HostName;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// Heartbeat on a machine. How long it takes is what was measured on a real one: a start with both
/// nodes takes some ten seconds, one alone waits for `initdead`, a node that lost its power is
/// missed after `deadtime`, and two halves that meet again start their cluster managers anew.
public final class Heartbeat implements Service, Membership, MembershipWire.Layer {
  private static final int CONFIGURATION_ERROR = 6;
  private static final Duration STARTING = Duration.ofSeconds(2);
  private static final Duration ANSWERS_AFTER = Duration.ofSeconds(2);
  private static final Duration FORMED_AFTER = Duration.ofSeconds(9);
  private static final Duration ONE_SECOND = Duration.ofSeconds(1);

  private final Machine machine;
  private final MembershipWire wire;
  private final PidFile pidFile;
  private final Hearing hearing = new Hearing();
  private final List<Follower> followers = new ArrayList<>();
  private Optional<HaCf> running = Optional.empty();
  private String key = "";
  private String name = "";
  private Instant startedAt = Instant.EPOCH;
  private Optional<Instant> allHeardAt = Optional.empty();
  private boolean answers;
  private boolean formed;
  private Set<String> members = Set.of();

  /// @param wire what the machines hear each other by
  public Heartbeat(Machine machine, MembershipWire wire) {
    this.machine = machine;
    this.wire = wire;
    this.pidFile = new PidFile(machine.files(), "/var/run/heartbeat.pid");
    wire.join(this);
  }

  @Override
  public int start(Call call) throws InterruptedException {
    synchronized (wire.timeline()) {
      if (running.isPresent()) {
        call.out().print("Starting High-Availability services: Done.\n\n");
        return 0;
      }
    }
    try {
      HaCf configuration = HaCf.read(machine);
      String sharedKey = AuthKeys.read(machine);
      wire.timeline().sleep(STARTING);
      synchronized (wire.timeline()) {
        running = Optional.of(configuration);
        key = sharedKey;
        name = machine.part(HostName.class).get();
        startedAt = wire.timeline().now();
        pidFile.write(call);
      }
      call.out().print("Starting High-Availability services: Done.\n\n");
      return 0;
    } catch (ConfigurationError e) {
      call.out()
          .print(
              "Starting High-Availability services:  Heartbeat failure [rc=%d]. Failed.\n\n"
                  .formatted(CONFIGURATION_ERROR));
      var log = new DaemonLog(call, "heartbeat");
      e.getMessage().lines().forEach(line -> log.line("ERROR: " + line));
      log.line("ERROR: Configuration error, heartbeat not started.");
      return CONFIGURATION_ERROR;
    }
  }

  @Override
  public int stop(Call call) throws InterruptedException {
    boolean runs;
    synchronized (wire.timeline()) {
      runs = running.isPresent();
    }
    if (runs) {
      for (Follower follower : List.copyOf(followers)) {
        follower.stopping();
      }
      wire.timeline().sleep(ONE_SECOND);
      synchronized (wire.timeline()) {
        wire.others(Heartbeat.class, this).forEach(other -> other.hearing.left(name));
        end();
        pidFile.remove();
      }
    }
    call.out().print("Stopping High-Availability services: Done.\n\n");
    return 0;
  }

  @Override
  public boolean isRunning() {
    synchronized (wire.timeline()) {
      return running.isPresent();
    }
  }

  @Override
  public int status(Call call, String service) {
    boolean runs = isRunning();
    call.out()
        .println(
            runs
                ? "heartbeat OK [pid %1$d et al] is running on %2$s [%2$s]..."
                    .formatted(call.process().pid(), name)
                : "heartbeat is stopped. No process");
    return runs ? 0 : 3;
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
      allHeardAt = Optional.empty();
      answers = false;
      formed = false;
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
    Instant now = wire.timeline().now();
    boolean met = listen(now);
    progress(now);
    Set<String> seen = seen();
    if (met && formed) {
      members = seen;
      followers.forEach(Follower::rejoined);
    } else if (!seen.equals(members)) {
      members = seen;
      followers.forEach(Follower::changed);
    }
  }

  /// Listens to all others.
  ///
  /// @return whether one is back that was missed, and had missed this one too
  private boolean listen(Instant now) {
    boolean met = false;
    for (String peer : peers()) {
      Optional<Heartbeat> other = heard(peer);
      if (other.isPresent()) {
        met |= other.get().formed && hearing.everHeard(peer) && !hearing.isAlive(peer);
        hearing.heard(peer);
      } else {
        hearing.silent(peer, now, running.orElseThrow().deadtime());
      }
    }
    return met;
  }

  private List<String> peers() {
    return running.orElseThrow().nodes().stream().filter(each -> !each.equals(name)).toList();
  }

  /// The other node's Heartbeat, if its datagrams arrive here and are taken for its own.
  private Optional<Heartbeat> heard(String peer) {
    HaCf mine = running.orElseThrow();
    return wire.others(Heartbeat.class, this).stream()
        .filter(other -> other.running.isPresent() && other.name.equals(peer))
        .filter(other -> other.key.equals(key))
        .filter(other -> other.running.get().port() == mine.port())
        .filter(other -> wire.network().connects(machine, other.machine))
        .filter(_ -> machine.part(Firewall.class).lets("udp", mine.port()))
        .filter(this::sendsHere)
        .findFirst();
  }

  private boolean sendsHere(Heartbeat other) {
    return other.running.orElseThrow().paths().stream()
        .anyMatch(
            path ->
                switch (path.kind()) {
                  case "ucast" -> machine.part(Addresses.class).has(path.to());
                  case "mcast" ->
                      running.orElseThrow().paths().stream()
                          .anyMatch(own -> own.to().equals(path.to()));
                  default -> true;
                });
  }

  private void progress(Instant now) {
    if (allHeardAt.isEmpty() && peers().stream().allMatch(hearing::isAlive)) {
      allHeardAt = Optional.of(now);
    }
    HaCf configuration = running.orElseThrow();
    if (!answers && isDue(now, ANSWERS_AFTER, configuration.deadtime().plus(ONE_SECOND))) {
      answers = true;
      followers.forEach(Follower::started);
    }
    formed |= isDue(now, FORMED_AFTER, configuration.initdead());
  }

  private boolean isDue(Instant now, Duration afterAllHeard, Duration alone) {
    return allHeardAt.filter(at -> !now.isBefore(at.plus(afterAllHeard))).isPresent()
        || !now.isBefore(startedAt.plus(alone));
  }

  private Set<String> seen() {
    var seen = new TreeSet<String>();
    if (formed) {
      seen.add(name);
      for (String peer : peers()) {
        // One that is silent is believed to be what it was; one that starts anew is no member yet.
        boolean member = heard(peer).map(other -> other.formed).orElse(members.contains(peer));
        if (member && hearing.isAlive(peer)) {
          seen.add(peer);
        }
      }
    }
    return seen;
  }

  @Override
  public void follow(Follower follower) {
    followers.add(follower);
  }

  /// Whether it starts Pacemaker.
  public boolean runsPacemaker() {
    return running.map(HaCf::pacemaker).orElse(false);
  }

  @Override
  public String localName() {
    return name;
  }

  /// Heartbeat gives each installation a random id and keeps it.
  @Override
  public String idOf(String node) {
    if (!node.equals(name)) {
      return wire.others(Heartbeat.class, this).stream()
          .filter(other -> other.name.equals(node))
          .map(other -> other.idOf(node))
          .findFirst()
          .orElse("");
    }
    String file = "/var/lib/heartbeat/hb_uuid";
    Optional<String> known = machine.files().text(file);
    if (known.isEmpty()) {
      machine.files().install(file, UUID.randomUUID().toString());
    }
    return machine.files().text(file).orElseThrow();
  }

  @Override
  public List<String> configured() {
    return running.map(HaCf::nodes).orElse(List.of());
  }

  @Override
  public boolean answers() {
    return answers;
  }

  @Override
  public Set<String> members() {
    return members;
  }

  /// A partition of Heartbeat always has quorum: there are no votes.
  @Override
  public boolean quorate() {
    return formed;
  }

  boolean seesAlive(String node) {
    return node.equals(name) ? running.isPresent() : hearing.isAlive(node);
  }

  List<HaCf.Path> paths() {
    return running.map(HaCf::paths).orElse(List.of());
  }

  Object lock() {
    return wire.timeline();
  }
}
