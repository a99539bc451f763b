package futago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.ActionListener;
import futago.cluster.ActionPlan;
import futago.cluster.ActionRequest;
import futago.cluster.ActionResult;
import futago.cluster.ClusterActions;
import futago.cluster.ClusterNodes;
import futago.cluster.ClusterReader;
import futago.cluster.ClusterStatus;
import futago.cluster.DrbdDevice;
import futago.cluster.DrbdRole;
import futago.cluster.drill.DrillGround;
import futago.cluster.drill.DrillRunner;
import futago.cluster.probe.ProbeTarget;
import futago.command.Secret;
import futago.engine.Plan;
import futago.engine.RunEvent;
import futago.engine.RunOptions;
import futago.engine.RunOutcome;
import futago.engine.RunSummary;
import futago.engine.Runner;
import futago.platform.Platforms;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import futago.simulator.machine.Database;
import futago.simulator.machine.Launcher;
import futago.site.SimulatedDrills;
import futago.site.SimulationAccess;
import futago.site.Site;
import futago.spec.ClusterSpec;
import futago.spec.NodeSpec;
import futago.spec.PlatformName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A cluster on simulated nodes, built and asked over real SSH as on real hosts.
final class SimulatedCluster implements AutoCloseable {
  private static final double SPEED = 60;
  private static final Secret PASSWORD = Secret.of("a password of postgres's");

  final Simulation simulation;
  private final PlatformName platform;
  private final SimulationAccess access;
  private final ClusterNodes nodes;
  private final ClusterReader reader;

  SimulatedCluster(PlatformName platform) throws IOException {
    this(Simulation.start(platform, SPEED), platform);
  }

  SimulatedCluster(ClusterSpec spec, PlatformName platform) throws IOException {
    this(Simulation.start(spec, platform, SPEED), platform);
  }

  private SimulatedCluster(Simulation simulation, PlatformName platform) throws IOException {
    this.simulation = simulation;
    this.platform = platform;
    this.access = new SimulationAccess(simulation);
    this.nodes = new ClusterNodes(simulation.spec(), node -> () -> access.connect(node));
    this.reader = new ClusterReader(simulation.spec(), nodes, simulation.clock());
  }

  /// All seven stages.
  RunSummary apply() throws Exception {
    return run(site -> site.installation(PASSWORD));
  }

  /// Takes all of it down again, data and all.
  RunSummary remove() throws Exception {
    return run(site -> site.removal(true));
  }

  /// All seven stages, however that ends.
  RunOutcome applyAnyhow() throws Exception {
    return run(site -> site.installation(PASSWORD), _ -> {});
  }

  private RunSummary run(Function<Site, Plan> plan) throws Exception {
    var events = new ArrayList<RunEvent>();
    RunOutcome outcome = run(plan, events::add);
    assertThat(outcome).as(() -> tail(events)).isInstanceOf(RunOutcome.Done.class);
    return outcome.summary();
  }

  private RunOutcome run(Function<Site, Plan> plan, Consumer<RunEvent> events) throws Exception {
    try (Site site = access.open()) {
      RunOutcome outcome =
          new Runner(
                  plan.apply(site),
                  site.nodes(),
                  events::accept,
                  RunOptions.standard().atPace(simulation.speed()),
                  simulation.clock())
              .run();
      everythingIsModelled();
      return outcome;
    }
  }

  void everythingIsModelled() {
    assertThat(simulation.unknownCommands()).isEmpty();
  }

  private static String tail(List<RunEvent> events) {
    List<String> lines = events.stream().map(Object::toString).toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
  }

  /// Has the running cluster do something.
  ActionResult.Done act(ActionRequest request) throws InterruptedException {
    ActionPlan plan = plan(request);
    assertThat(plan).isInstanceOf(ActionPlan.Ready.class);
    ActionResult result = carryOut((ActionPlan.Ready) plan);
    assertThat(result).isInstanceOf(ActionResult.Done.class);
    everythingIsModelled();
    return (ActionResult.Done) result;
  }

  /// Has the running cluster do what was planned, however that ends.
  ActionResult carryOut(ActionPlan.Ready plan) throws InterruptedException {
    return actions().carryOut(plan, ActionListener.NONE);
  }

  /// The cluster as it is now.
  ClusterStatus read() throws InterruptedException {
    return reader.read();
  }

  /// A connection of its own to a node.
  RemoteNode connect(NodeSpec node) throws RemoteException {
    return access.connect(node);
  }

  /// Waits until nothing runs any more that came by a connection.
  void awaitOrphans() throws InterruptedException {
    var patience = new Patience();
    while (simulation.spec().nodes().stream()
        .map(node -> simulation.machine(node.name()))
        .flatMap(machine -> machine.processes().all().stream())
        .filter(process -> process.parent().isEmpty())
        .anyMatch(process -> process.argv().indexOf("-c") == 1)) {
      patience.pause("what was started never ends");
    }
  }

  /// What a request would come to now.
  ActionPlan plan(ActionRequest request) throws InterruptedException {
    return actions().plan(request);
  }

  /// What drills its client makes through the virtual IP.
  DrillRunner drills() {
    return new DrillRunner(ground(nodes));
  }

  /// What drills need that reach the nodes by connections of their own.
  DrillGround ground(ClusterNodes by) {
    return SimulatedDrills.ground(simulation, by, PASSWORD);
  }

  /// The database as a client reaches it.
  ProbeTarget database() {
    return ground(nodes).target();
  }

  private ClusterActions actions() {
    return new ClusterActions(simulation.spec(), nodes, simulation.clock(), simulation.speed());
  }

  /// The UDP port that the nodes hear each other on.
  int membershipPort() {
    return Platforms.planned(platform, simulation.spec()).membership().port(simulation.spec());
  }

  /// Looks until the cluster is as wanted.
  ClusterStatus until(String what, Predicate<ClusterStatus> wanted) throws InterruptedException {
    var patience = new Patience();
    ClusterStatus status = reader.read();
    while (!wanted.test(status)) {
      patience.pause("%s; last seen: %s", what, status);
      status = reader.read();
    }
    return status;
  }

  ClusterStatus untilWholeOn(String node) throws InterruptedException {
    return until(
        "all is well, and the database on " + node,
        status -> status.nothingIsMissing() && status.groupOn().filter(node::equals).isPresent());
  }

  /// Looks until the nodes' disks have no connection.
  void untilTheDisksAreApart() throws InterruptedException {
    until(
        "the disks are apart",
        status -> devices(status).noneMatch(device -> device.connection().established()));
  }

  /// Looks until each node believes that it is alone, and both have a database that serves.
  void untilEachIsAlone() throws InterruptedException {
    until(
        "each believes that it is alone",
        status ->
            status.partitioned()
                && simulation.spec().nodes().stream()
                    .map(node -> simulation.machine(node.name()))
                    .allMatch(machine -> machine.part(Database.class).isRunning()));
  }

  /// Looks until, after a link was mended, one side serves and the split brain is seen.
  ClusterStatus untilOneSideIsLeft() throws InterruptedException {
    return until(
        "one side is left, and the split brain is seen",
        status ->
            status.splitBrain()
                && status.groupOn().isPresent()
                && !status.partitioned()
                && devices(status).filter(device -> device.role() == DrbdRole.PRIMARY).count()
                    == 1);
  }

  private static Stream<DrbdDevice> devices(ClusterStatus status) {
    return status.nodes().stream().flatMap(report -> report.drbd().stream());
  }

  /// What a statement says on a node's database, asked as postgres from the node itself.
  String sql(String node, String statement) throws InterruptedException {
    String psql =
        switch (platform) {
          case EL6_HEARTBEAT -> "/usr/pgsql-9.3/bin/psql";
          case DEBIAN_COROSYNC -> "psql";
        };
    Launcher.Outcome outcome =
        simulation
            .machine(node)
            .launcher()
            .run("postgres", new byte[0], List.of(psql, "-X", "-At", "-c", statement));
    assertThat(outcome.status()).as(outcome.error()).isZero();
    return outcome.output().strip();
  }

  /// A command of root's on a node that has to succeed.
  String command(String node, String... argv) throws InterruptedException {
    Launcher.Outcome outcome = simulation.machine(node).launcher().run("", argv);
    assertThat(outcome.status()).as(outcome.error()).isZero();
    return outcome.output();
  }

  @Override
  public void close() {
    nodes.close();
    access.close();
    simulation.close();
  }
}
