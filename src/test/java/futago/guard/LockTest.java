package futago.guard;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.ActionListener;
import futago.cluster.ActionPlan;
import futago.cluster.ActionRequest;
import futago.cluster.ActionResult;
import futago.cluster.ClusterActions;
import futago.cluster.ClusterNodes;
import futago.command.Secret;
import futago.engine.EventListener;
import futago.engine.Refusal;
import futago.engine.RunEvent;
import futago.engine.RunOptions;
import futago.engine.RunOutcome;
import futago.engine.Runner;
import futago.remote.LockHolder;
import futago.remote.NodeLock;
import futago.remote.RemoteNode;
import futago.simulator.Simulation;
import futago.simulator.machine.Faults;
import futago.site.SimulationAccess;
import futago.site.Site;
import futago.spec.PlatformName;
import futago.text.Message;
import futago.text.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Two who want to work on the same nodes at once.
@Timeout(120)
class LockTest {
  private static final Secret PASSWORD = Secret.of("a password of postgres's");

  private Simulation simulation;
  private SimulationAccess access;

  @BeforeEach
  void start() throws Exception {
    start(PlatformName.DEBIAN_COROSYNC);
  }

  private void start(PlatformName platform) throws Exception {
    simulation = Simulation.start(platform, 20);
    access = new SimulationAccess(simulation);
  }

  @AfterEach
  void end() {
    access.close();
    simulation.close();
  }

  private RunOutcome apply(Set<String> allowed) throws Exception {
    return apply(allowed, new ArrayList<>());
  }

  private RunOutcome apply(Set<String> allowed, List<RunEvent> events) throws Exception {
    return run(RunOptions.standard().until("ossettings").erasing(allowed), events);
  }

  private RunOutcome run(RunOptions options, List<RunEvent> events) throws Exception {
    try (Site site = access.open()) {
      return new Runner(
              site.installation(PASSWORD),
              site.nodes(),
              EventListener.all(events::add),
              options.atPace(simulation.speed()),
              simulation.clock())
          .run();
    }
  }

  private static List<String> noticed(List<RunEvent> events) {
    return events.stream()
        .filter(RunEvent.Noticed.class::isInstance)
        .map(event -> Texts.in(Locale.ENGLISH).say(((RunEvent.Noticed) event).what()))
        .toList();
  }

  private static String said(RunOutcome outcome) {
    assertThat(outcome).isInstanceOf(RunOutcome.Refused.class);
    List<Refusal> refusals = ((RunOutcome.Refused) outcome).refusals();
    assertThat(refusals).hasSize(1);
    return Texts.in(Locale.ENGLISH).say(refusals.getFirst().conflict().found());
  }

  @ParameterizedTest
  @EnumSource
  void oneOfTwoAtOnce(PlatformName platform) throws Exception {
    end();
    start(platform);
    List<RunOutcome> outcomes;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<RunOutcome> apply = () -> apply(Set.of());
      List<Future<RunOutcome>> both = threads.invokeAll(List.of(apply, apply));
      outcomes = List.of(both.getFirst().get(), both.getLast().get());
    }
    assertThat(outcomes).filteredOn(RunOutcome.Done.class::isInstance).hasSize(1);
    RunOutcome refused =
        outcomes.stream().filter(RunOutcome.Refused.class::isInstance).findFirst().orElseThrow();
    assertThat(said(refused))
        .contains(System.getProperty("user.name") + "@")
        .contains("\"pgha\"")
        .contains("Wait until that has ended");
    assertThat(refused.summary().changes()).isZero();
    assertThat(SimulatedLock.isOn(simulation, "alice")).isFalse();
    assertThat(SimulatedLock.isOn(simulation, "bob")).isFalse();
    assertThat(simulation.unknownCommands()).isEmpty();
  }

  @Test
  void whoIsAtWorkIsNotDisturbed() throws Exception {
    // However long it takes until that is looked at, she was at work just now.
    SimulatedLock.takenByCarol(simulation, Duration.ofDays(-1));

    RunOutcome refused = apply(Set.of(NodeLock.subject("alice")));

    assertThat(said(refused))
        .contains("carol@far-away is at work on alice")
        .contains("2026-01-02T03:04:05Z");
    assertThat(((RunOutcome.Refused) refused).refusals().getFirst().conflict().subject()).isEmpty();
    assertThat(SimulatedLock.holder(simulation, "alice")).contains("carol");
    assertThat(SimulatedLock.isOn(simulation, "bob")).isFalse();
  }

  @Test
  void oneThatFellSilentIsTakenOverWhereThatIsAllowed() throws Exception {
    SimulatedLock.takenByCarol(simulation, Duration.ofMinutes(30));

    RunOutcome refused = apply(Set.of());
    assertThat(said(refused)).contains("carol@far-away").contains("--take-over-lock");
    String word = ((RunOutcome.Refused) refused).refusals().getFirst().conflict().subject();
    assertThat(word).isEqualTo("alice:lock");

    var events = new ArrayList<RunEvent>();
    assertThat(apply(Set.of(word), events)).isInstanceOf(RunOutcome.Done.class);
    assertThat(noticed(events))
        .singleElement()
        .asString()
        .contains("carol@far-away", "on alice", "2026-01-02T03:04:05Z", "taken over");
    assertThat(SimulatedLock.isOn(simulation, "alice")).isFalse();
  }

  /// What `kill -9` leaves behind on the computer from which the next run starts.
  @Test
  void oneWhoseProcessIsGoneIsTakenWithoutAsking() throws Exception {
    LockHolder here = leaveLockOfDeadProcess();

    var events = new ArrayList<RunEvent>();
    assertThat(apply(Set.of(), events)).isInstanceOf(RunOutcome.Done.class);

    assertThat(noticed(events))
        .singleElement()
        .asString()
        .contains(here.user() + "@" + here.host(), "on alice", here.since().toString())
        .contains("The lock was replaced");
  }

  private LockHolder leaveLockOfDeadProcess() throws Exception {
    LockHolder here = LockHolder.here("pgha", simulation.clock().instant());
    try (RemoteNode alice = access.connect(simulation.spec().act())) {
      Process killed = new ProcessBuilder("sleep", "600").start();
      String process =
          killed.pid() + "@" + killed.info().startInstant().orElseThrow().toEpochMilli();
      var dead =
          new LockHolder(here.id(), here.user(), here.host(), process, here.what(), here.since());
      assertThat(NodeLock.take(alice, dead, false)).isInstanceOf(NodeLock.Taken.class);
      assertThat(NodeLock.take(alice, here, false)).isInstanceOf(NodeLock.Held.class);
      killed.destroyForcibly().waitFor();
    }
    return here;
  }

  @Test
  void aRunThatIsCancelledOrFailsGivesItBack() throws Exception {
    simulation.faults("bob").add(line -> line.contains("futago_write"), new Faults.Fail(1, ""));

    assertThat(apply(Set.of())).isInstanceOf(RunOutcome.Failed.class);

    assertThat(SimulatedLock.isOn(simulation, "alice")).isFalse();
    assertThat(SimulatedLock.isOn(simulation, "bob")).isFalse();
  }

  @Test
  void itsHolderLosesItOnlyOnce() throws Exception {
    try (RemoteNode alice = access.connect(simulation.spec().act())) {
      LockHolder here = LockHolder.here("pgha", simulation.clock().instant());
      var lock = ((NodeLock.Taken) NodeLock.take(alice, here, false)).lock();
      assertThat(lock.pulse()).isTrue();
      simulation.machine("alice").launcher().run("", "rm", "-rf", NodeLock.PATH);
      SimulatedLock.takenByCarol(simulation, Duration.ZERO);

      assertThat(lock.pulse()).isFalse();
      lock.release();
      assertThat(SimulatedLock.holder(simulation, "alice")).contains("carol");
    }
  }

  @Test
  void anActionOnTheClusterIsRefusedLikewise() throws Exception {
    build();
    SimulatedLock.takenByCarol(simulation, Duration.ZERO);

    withActions(
        actions -> {
          ActionResult result = actions.carryOut(switchover(actions), ActionListener.NONE);

          assertThat(result).isInstanceOf(ActionResult.Refused.class);
          assertThat(result.after().groupOn()).contains("alice");
        });
  }

  @Test
  void anActionSaysWhoseLockItReplaced() throws Exception {
    build();
    LockHolder here = leaveLockOfDeadProcess();

    withActions(
        actions -> {
          var noticed = new ArrayList<Message>();
          ActionResult result =
              actions.carryOut(
                  switchover(actions),
                  new ActionListener() {
                    @Override
                    public void line(String line) {}

                    @Override
                    public void noticed(Message what) {
                      noticed.add(what);
                    }
                  });

          assertThat(result).isInstanceOf(ActionResult.Done.class);
          assertThat(noticed).extracting(Message::key).containsExactly("remote.lock.replaced");
          assertThat(noticed.getFirst().arguments()).contains(here.user() + "@" + here.host());
        });
  }

  private static ActionPlan.Ready switchover(ClusterActions actions) throws InterruptedException {
    return (ActionPlan.Ready) actions.plan(new ActionRequest.Switchover(Optional.empty()));
  }

  private interface Acting {
    void with(ClusterActions actions) throws Exception;
  }

  private void withActions(Acting acting) throws Exception {
    try (var nodes = new ClusterNodes(simulation.spec(), node -> () -> access.connect(node))) {
      acting.with(
          new ClusterActions(simulation.spec(), nodes, simulation.clock(), simulation.speed()));
    }
  }

  private void build() throws Exception {
    assertThat(run(RunOptions.standard(), new ArrayList<>())).isInstanceOf(RunOutcome.Done.class);
  }
}
