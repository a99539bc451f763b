package futago.simulator.pacemaker;

import futago.simulator.machine.Machine;
import futago.simulator.machine.Timeline;
import futago.simulator.membership.Membership;
import futago.simulator.pacemaker.cib.Cib;
import futago.simulator.pacemaker.cib.Model;
import futago.simulator.pacemaker.policy.NodeView;
import futago.simulator.pacemaker.policy.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// Pacemaker on a machine: its place in the cluster and what it knows. Guarded by the timeline's
/// monitor.
public final class Pacemaker {
  private static final Duration DAEMONS_START = Duration.ofMillis(500);

  /// A change of the configuration.
  ///
  /// @param at when
  /// @param client the program that did it
  /// @param node where
  public record LastChange(Instant at, String client, String node) {}

  /// How far it has come.
  enum Phase {
    OFF,
    /// Its daemons start; no client can connect.
    STARTING,
    /// It answers, and waits for the others.
    WAITING,
    MEMBER
  }

  private final Machine machine;
  private final PacemakerWorld world;
  private final Timeline timeline;
  private final Membership membership;
  private final Version version;
  private final LocalManager local;
  private final Attributes attributes = new Attributes();
  private final Failures failures;
  private final Controller controller;
  private Phase phase = Phase.OFF;
  private String controllerName = "";
  private Set<String> online = Set.of();
  private Cib cib = Cib.empty();
  private LastChange lastChange = new LastChange(Instant.EPOCH, "crmd", "");
  private Instant waitingSince = Instant.EPOCH;
  private boolean leaving;

  Pacemaker(Machine machine, PacemakerWorld world, Membership membership, Version version) {
    this.machine = machine;
    this.world = world;
    this.timeline = world.timeline();
    this.membership = membership;
    this.version = version;
    this.local = new LocalManager(this, machine, timeline);
    this.failures = new Failures(this, attributes, local);
    this.controller = new Controller(this, timeline);
    world.join(this);
  }

  // ---- its life

  /// Starts it, unless it runs.
  void begin() {
    if (phase != Phase.OFF) {
      return;
    }
    local.forget();
    attributes.forget();
    leaving = false;
    phase = Phase.STARTING;
    timeline.after(DAEMONS_START, () -> wait(Duration.ZERO));
  }

  /// Its daemons answer, and it waits for the others, at the least for a while.
  private void wait(Duration atLeast) {
    if (phase != Phase.STARTING) {
      return;
    }
    if (machine.files().text(version.cibFile()).isEmpty()) {
      cib = Cib.empty();
    }
    phase = Phase.WAITING;
    waitingSince = timeline.now().plus(atLeast);
    timeline.after(atLeast, this::enter);
    timeline.after(atLeast.plus(version.deadline()), () -> world.settle(this));
  }

  private void enter() {
    if (phase != Phase.WAITING || timeline.now().isBefore(waitingSince)) {
      return;
    }
    if (membership.members().contains(name())) {
      phase = Phase.MEMBER;
      if (version.isOld()) {
        // With 1.0 each node shows itself before anybody decides.
        online = new TreeSet<>(world.partition(this).stream().map(Pacemaker::name).toList());
        world.partition(this).stream()
            .filter(each -> each.controllerName.isEmpty())
            .forEach(each -> each.online = online);
      }
      world.settle(this);
      timeline.after(version.deadline(), () -> world.settle(this));
    }
  }

  /// The members are others now.
  void membersChanged() {
    if (phase == Phase.WAITING) {
      enter();
    }
    if (phase == Phase.MEMBER) {
      world.settle(this);
      controller.poke();
    }
  }

  /// With Heartbeat the daemons start anew when two halves meet again; what runs goes on running.
  void restartDaemons() {
    if (phase == Phase.OFF) {
      return;
    }
    controller.end();
    controllerName = "";
    online = Set.of();
    phase = Phase.STARTING;
    timeline.after(DAEMONS_START, () -> wait(version.rejoin()));
  }

  /// Stops running anything, as far as the cluster lets it. Called without the timeline's monitor.
  void leave() throws InterruptedException {
    synchronized (timeline) {
      if (phase == Phase.OFF) {
        return;
      }
      leaving = true;
      pokeController();
    }
    Instant end = timeline.now().plus(Duration.ofMinutes(20));
    while (hasSomethingToStop() && timeline.now().isBefore(end)) {
      timeline.sleep(Duration.ofMillis(500));
    }
    synchronized (timeline) {
      List<Pacemaker> others = partition().stream().filter(each -> each != this).toList();
      stop();
      others.stream().findFirst().ifPresent(world::settle);
    }
  }

  /// While nobody decides, what runs goes on running; somebody will.
  private boolean hasSomethingToStop() {
    synchronized (timeline) {
      return phase == Phase.MEMBER
          && (local.isBusy()
              || model().primitives().stream().anyMatch(each -> local.state(each).active()));
    }
  }

  /// It is gone, however that came.
  void stop() {
    phase = Phase.OFF;
    controllerName = "";
    online = Set.of();
    controller.end();
    local.end();
  }

  // ---- its place in the cluster

  boolean takesPart() {
    return phase == Phase.MEMBER
        || (phase == Phase.WAITING && !version.isOld() && membership.members().contains(name()));
  }

  boolean sees(Pacemaker other) {
    return membership.members().contains(other.name());
  }

  /// Whether it has waited for a controller for long enough.
  boolean callsForElection() {
    return !timeline.now().isBefore(waitingSince.plus(version.deadline()));
  }

  /// The one that decides is gone; what is shown stays until there is another.
  void controllerLost() {
    controllerName = "";
    controller.end();
  }

  /// The partition agrees on who decides, on a configuration, and on who is there.
  void adopt(String chosen, Cib common, Set<String> names) {
    phase = Phase.MEMBER;
    if (isController() && !chosen.equals(name())) {
      controller.end();
    }
    controllerName = chosen;
    online = new TreeSet<>(names);
    if (!common.equals(cib)) {
      keep(common, new LastChange(timeline.now(), "crmd", chosen));
    }
    if (isController()) {
      timeline.after(DAEMONS_START, this::introduceStack);
    }
  }

  /// The controller writes into the configuration what the cluster is made of.
  private void introduceStack() {
    if (isController()) {
      changeCib(
          "crmd",
          now ->
              now.withProperty("dc-version", version.text())
                  .withProperty("cluster-infrastructure", version.stack()));
    }
  }

  List<Pacemaker> partition() {
    return world.partition(this);
  }

  // ---- what it knows

  /// Changes the configuration, here and on all who are there.
  ///
  /// @param client the program that does it
  public void changeCib(String client, UnaryOperator<Cib> change) {
    Cib changed = change.apply(cib);
    if (changed.equals(cib)) {
      return;
    }
    List<Pacemaker> all = partition().isEmpty() ? List.of(this) : partition();
    var now = new LastChange(timeline.now(), client, name());
    all.forEach(each -> each.keep(changed, now));
    pokeController();
  }

  /// Puts another configuration in the place of this one, without what the controller had written
  /// into it; it writes that again after a moment.
  public void replaceCib(String client, Cib other) {
    changeCib(client, now -> new Cib(now.adminEpoch(), now.epoch() + 1, other.configuration()));
    world
        .find(controllerName)
        .ifPresent(each -> timeline.after(Duration.ofSeconds(2), each::introduceStack));
  }

  private void keep(Cib other, LastChange change) {
    cib = other;
    lastChange = change;
    machine.files().install(version.cibFile(), other.configuration().text());
  }

  /// When the configuration was changed last, and by whom.
  public LastChange lastChange() {
    return lastChange;
  }

  Model model() {
    return Model.of(cib);
  }

  /// All that a decision is made from, and all that is shown.
  ///
  /// @param forDecision whether a node that is about to leave counts as one in standby
  public Situation situation(boolean forDecision) {
    List<NodeView> nodes =
        cib.nodes().stream()
            .map(
                name ->
                    world
                        .find(name)
                        .map(each -> each.viewedBy(this, forDecision))
                        .orElseGet(() -> NodeView.away(name)))
            .toList();
    return new Situation(model(), nodes, membership.quorate(), timeline.now());
  }

  /// What another node shows of this one.
  NodeView viewedBy(Pacemaker other, boolean forDecision) {
    return new NodeView(
        name(),
        other.online.contains(name()),
        other.cib.isStandby(name()) || (forDecision && leaving),
        local.histories(),
        attributes.failCounts(),
        attributes.lastFailures(),
        attributes.masterScores());
  }

  /// What failed on this node.
  public Failures failures() {
    return failures;
  }

  /// Something is different now: whoever decides has to think again.
  void pokeController() {
    world.find(controllerName).ifPresent(each -> each.controller.poke());
  }

  /// Says how well this node would do as a resource's master.
  ///
  /// @param score 0 to take it back
  public void masterScore(String resource, int score) {
    attributes.score(timeline, version.dampening(), resource, score, this::pokeController);
  }

  // ---- for those who look

  /// What is locked while it is looked at.
  public Timeline timeline() {
    return timeline;
  }

  public Version version() {
    return version;
  }

  public Machine machine() {
    return machine;
  }

  /// Its name; before it has ever run, the machine's.
  public String name() {
    return membership.localName().isEmpty() ? machine.name() : membership.localName();
  }

  /// The id by which the cluster knows it.
  public String id() {
    return membership.idOf(name());
  }

  public Cib cib() {
    return cib;
  }

  public Set<String> online() {
    return online;
  }

  /// The node that decides; empty for none.
  public String controllerName() {
    return controllerName;
  }

  /// Whether clients can connect.
  public boolean answers() {
    return membership.answers() && (phase == Phase.WAITING || phase == Phase.MEMBER);
  }

  /// Whether it runs at all.
  public boolean isRunning() {
    return phase != Phase.OFF;
  }

  public boolean quorate() {
    return membership.quorate();
  }

  /// The other node of that name, as far as it can be asked.
  public Optional<Pacemaker> other(String name) {
    return partition().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /// What it is doing, as `crmadmin -S` says it.
  public String state() {
    if (phase != Phase.MEMBER) {
      return phase == Phase.WAITING ? "S_PENDING" : "S_STARTING";
    }
    if (controllerName.isEmpty()) {
      return "S_ELECTION";
    }
    return isController() ? controller.state() : "S_NOT_DC";
  }

  /// Whether the cluster has nothing to do.
  public boolean isIdle() {
    return world.find(controllerName).map(each -> each.controller.isIdle()).orElse(false);
  }

  boolean isController() {
    return phase == Phase.MEMBER && controllerName.equals(name());
  }

  Controller controller() {
    return controller;
  }

  LocalManager local() {
    return local;
  }
}
