package futago.simulator;

import futago.command.Secret;
import futago.simulator.host.Host;
import futago.simulator.host.Hosts;
import futago.simulator.host.postgresql.LanClient;
import futago.simulator.machine.Faults;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Network;
import futago.simulator.machine.Passwords;
import futago.simulator.machine.SimClock;
import futago.simulator.machine.WorldTimeline;
import futago.simulator.ssh.SimulatedSshServer;
import futago.simulator.tool.StandardTools;
import futago.spec.ClusterSpec;
import futago.spec.ExampleSpec;
import futago.spec.NodeSpec;
import futago.spec.PlatformName;
import futago.spec.SshSpec;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Two simulated nodes on one network, freshly installed, with an SSH server each on loopback: what
/// a cluster can be built on, broken and repaired without any machine but this one.
public final class Simulation implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String USER = "root";

  private final SimClock clock;
  private final WorldTimeline timeline;
  private final Network network = new Network();
  private final Secret password;
  private final Map<String, Machine> machines = new LinkedHashMap<>();
  private final Map<String, SimulatedSshServer> servers = new LinkedHashMap<>();
  private final ClusterSpec spec;

  private Simulation(ClusterSpec wanted, PlatformName platform, double speed) {
    this.clock = new SimClock(Instant.now(), speed);
    this.timeline = new WorldTimeline(clock);
    this.password = newPassword();
    var stack = new ClusterStack(network, timeline);
    for (NodeSpec node : wanted.nodes()) {
      Machine machine = machine(wanted, node, platform, stack);
      machines.put(node.name(), machine);
      servers.put(
          node.name(), SimulatedSshServer.start(machine, SimulatedSshServer.newHostKey(), 0));
    }
    this.spec = reachable(wanted, platform);
  }

  /// Starts the talk's two nodes.
  ///
  /// @param platform what they run
  /// @param speed how many of their seconds go by in a real one; 1 for real time
  public static Simulation start(PlatformName platform, double speed) {
    return start(ExampleSpec.of(Optional.of(platform)), platform, speed);
  }

  /// Starts the two nodes of a spec, as they would be before anything was done to them.
  ///
  /// @param spec whose names, addresses and disks they get; how to log in is not looked at
  /// @param platform what they run
  /// @param speed how many of their seconds go by in a real one; 1 for real time
  public static Simulation start(ClusterSpec spec, PlatformName platform, double speed) {
    return new Simulation(spec, platform, speed);
  }

  private Machine machine(
      ClusterSpec wanted, NodeSpec node, PlatformName platform, ClusterStack stack) {
    Host host =
        new Host(
            node.name(),
            node.address(),
            wanted.virtualIp().prefix(),
            Host.of(node.name(), node.address()).dataDisk());
    Machine machine =
        switch (platform) {
          case EL6_HEARTBEAT -> Hosts.centos6(host, clock.own(), network);
          case DEBIAN_COROSYNC -> Hosts.debian12(host, clock.own(), network);
        };
    StandardTools.installOn(machine);
    switch (platform) {
      case EL6_HEARTBEAT -> stack.offerOnCentos(machine);
      case DEBIAN_COROSYNC -> stack.offerOnDebian(machine);
    }
    var passwords = new Passwords();
    passwords.set(USER, new String(password.reveal(), StandardCharsets.US_ASCII));
    machine.give(Passwords.class, passwords);
    return machine;
  }

  private static Secret newPassword() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return Secret.of(HexFormat.of().formatHex(bytes));
  }

  private ClusterSpec reachable(ClusterSpec wanted, PlatformName platform) {
    List<NodeSpec> nodes =
        wanted.nodes().stream()
            .map(
                node ->
                    new NodeSpec(
                        node.name(),
                        node.address(),
                        node.interfaceName(),
                        new SshSpec(
                            LOOPBACK,
                            Optional.of(servers.get(node.name()).port()),
                            Optional.of(USER),
                            Optional.empty(),
                            Optional.empty(),
                            false),
                        node.disk()))
            .toList();
    return new ClusterSpec(
        wanted.name(),
        nodes,
        wanted.virtualIp(),
        wanted.drbd(),
        wanted.postgresql(),
        wanted.pacemaker(),
        Optional.of(platform),
        wanted.el6());
  }

  /// The spec of the cluster that can be built on them, with which they are reached.
  public ClusterSpec spec() {
    return spec;
  }

  /// Root's password on both.
  public Secret password() {
    return password;
  }

  /// The fingerprint of the key by which a node's SSH server is known: `SHA256:…`.
  public String fingerprint(String node) {
    return servers.get(node).fingerprint();
  }

  /// The nodes' time.
  public Clock clock() {
    return clock;
  }

  /// How many of the nodes' seconds go by in a real one.
  public double speed() {
    return clock.speed();
  }

  /// Waits as long as the given time takes on the nodes.
  public void sleep(Duration time) throws InterruptedException {
    clock.sleep(time);
  }

  /// Takes a node's power away, without a word to anybody.
  public void powerOff(String node) {
    machine(node).power(false);
  }

  /// Switches a node on; it boots, and can be logged in to meanwhile.
  public void powerOn(String node) {
    machine(node).power(true);
  }

  /// Takes a node's power away and gives it back.
  public void reboot(String node) {
    powerOff(node);
    powerOn(node);
  }

  /// Whether a node has power.
  public boolean isOn(String node) {
    return machine(node).isOn();
  }

  /// A client of the database behind the virtual IP, logged in as `postgres`.
  ///
  /// @param password the role's
  /// @throws DatabaseClient.RefusedException if there is no database to be had now
  public DatabaseClient client(Secret password)
      throws DatabaseClient.RefusedException, InterruptedException {
    String address = spec.virtualIp().address();
    return DatabaseClient.open(
        network,
        new LanClient.Login(
            address,
            spec.postgresql().port(),
            address.replaceFirst("\\d+$", "250"),
            "postgres",
            new String(password.reveal(), StandardCharsets.UTF_8)));
  }

  /// Cuts the nodes off from each other. Both can still be logged in to.
  public void cutLink() {
    network.cut(true);
  }

  /// Puts the link together again.
  public void mendLink() {
    network.cut(false);
  }

  /// What the nodes are connected by.
  public Network network() {
    return network;
  }

  /// What goes wrong on a node on purpose.
  public Faults faults(String node) {
    return machine(node).faults();
  }

  /// The inside of a node, for tests that look or meddle.
  public Machine machine(String node) {
    return Optional.ofNullable(machines.get(node))
        .orElseThrow(() -> new IllegalArgumentException("no simulated node is called " + node));
  }

  /// What was called on either node and is not modelled. A test can insist that there is nothing.
  public List<String> unknownCommands() {
    return machines.values().stream().flatMap(each -> each.unknownCommands().stream()).toList();
  }

  /// Ends the world: nobody can log in any more, and nothing happens by itself.
  @Override
  public void close() {
    servers.values().forEach(SimulatedSshServer::close);
    machines.values().forEach(each -> each.power(false));
    timeline.close();
  }
}
