package futago.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.ActionResult.Done;
import futago.cluster.ActionResult.Failed;
import futago.remote.CommandResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClusterActionsTest {
  private static final String STACK = Captures.DEBIAN_12;

  private final AtomicReference<Instant> now = new AtomicReference<>(Example.NOW);
  private final InstantSource clock = now::get;
  private final CapturedNode alice = new CapturedNode("alice", STACK, "healthy");
  private final CapturedNode bob = new CapturedNode("bob", STACK, "healthy");
  private final ClusterNodes nodes = Example.nodes(() -> alice, () -> bob);
  private final ClusterActions actions =
      new ClusterActions(
          nodes,
          Example.reader(nodes),
          new Planner(Example.SPEC),
          clock,
          1,
          time -> now.updateAndGet(at -> at.plus(time)));

  @AfterEach
  void close() {
    nodes.close();
  }

  @Test
  void switchover() throws Exception {
    var ready = ready(new ActionRequest.Switchover(Optional.empty()));
    alice.shows(STACK, "moved-constraints-left");
    bob.shows(STACK, "moved-constraints-left");
    alice.takes("crm_resource --move", () -> pass(Duration.ofSeconds(33)));

    Done done = (Done) actions.carryOut(ready, ActionListener.NONE);

    assertThat(done.took()).isEqualTo(Duration.ofSeconds(33));
    assertThat(done.after().groupOn()).contains("bob");
    assertThat(done.said().key()).isEqualTo("cluster.done.switchover");
  }

  @Test
  void whatTheCommandSaysCountsLessThanWhatTheClusterSays() throws Exception {
    var ready = ready(new ActionRequest.Switchover(Optional.of("bob")));

    Failed failed = (Failed) actions.carryOut(ready, ActionListener.NONE);

    assertThat(failed.why()).isEqualTo(Finding.of("cluster.failed.group-elsewhere", "bob"));
    assertThat(failed.after().groupOn()).contains("alice");
  }

  @Test
  void aCommandThatFails() throws Exception {
    var ready = ready(new ActionRequest.Switchover(Optional.of("bob")));
    alice.gives("crm_resource --move", new CommandResult(1, "", "a\npgsql did not\u001b start\n"));

    Failed failed = (Failed) actions.carryOut(ready, ActionListener.NONE);

    assertThat(failed.why())
        .isEqualTo(Finding.of("cluster.failed.command", "alice", 1, "pgsql did not  start"));
    assertThat(failed.after().pacemaker()).isPresent();
  }

  @Test
  void aNodeThatIsLostMeanwhile() throws Exception {
    var ready = ready(new ActionRequest.Standby("alice"));
    alice.whenRun(
        _ -> {
          throw CapturedNode.unreachable("alice");
        });
    bob.shows(STACK, "offline-bob");

    Failed failed = (Failed) actions.carryOut(ready, ActionListener.NONE);

    assertThat(failed.why().what().key()).isEqualTo("remote.unreachable");
    assertThat(failed.after().pacemaker()).isEmpty();
  }

  @Test
  void standby() throws Exception {
    var ready = ready(new ActionRequest.Standby("bob"));
    alice.shows(STACK, "standby-bob");
    bob.shows(STACK, "standby-bob");

    assertThat(actions.carryOut(ready, ActionListener.NONE)).isInstanceOf(Done.class);
    assertThat(alice.ran()).anyMatch(line -> line.endsWith("--name standby --update on"));
  }

  @Test
  void somethingStaysOnANodeInStandby() throws Exception {
    var ready = ready(new ActionRequest.Standby("bob"));
    alice.shows(STACK, "standby-stopping");

    Failed failed = (Failed) actions.carryOut(ready, ActionListener.NONE);

    assertThat(failed.why().what().key()).isEqualTo("cluster.failed.still-running");
  }

  @Test
  void aWaitEndsAtItsDeadlineAndSaysWhatItSawLast() throws Exception {
    var ready = ready(new ActionRequest.Standby("bob"));
    alice.gives("--wait", new CommandResult(1, "Pending actions:\n", "Timeout occurred\n"));

    Failed failed = (Failed) actions.carryOut(ready, ActionListener.NONE);

    assertThat(failed.why().what().key()).isEqualTo("cluster.failed.wait");
    assertThat(failed.why().what().arguments()).endsWith(600L, "Timeout occurred");
    assertThat(failed.took()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void online() throws Exception {
    alice.shows(STACK, "standby-bob");
    var ready = ready(new ActionRequest.Online("bob"));

    assertThat(actions.carryOut(ready, ActionListener.NONE))
        .isInstanceOfSatisfying(
            Failed.class,
            failed ->
                assertThat(failed.why().what().key()).isEqualTo("cluster.failed.still-standby"));

    alice.shows(STACK, "healthy");
    assertThat(actions.carryOut(ready, ActionListener.NONE)).isInstanceOf(Done.class);
  }

  @Test
  void cleanup() throws Exception {
    alice.shows(STACK, "group-stopped-silently");
    var ready = ready(new ActionRequest.Cleanup(Optional.empty()));

    assertThat(actions.carryOut(ready, ActionListener.NONE)).isInstanceOf(Failed.class);

    alice.shows(STACK, "healthy");
    assertThat(actions.carryOut(ready, ActionListener.NONE)).isInstanceOf(Done.class);
    assertThat(alice.ran()).contains("crm_resource --refresh --resource group_pgsql");
  }

  /// A refresh of DRBD would have the database on top of it restarted.
  @Test
  void besideARunningDatabaseOnlyFailuresAreForgotten() throws Exception {
    alice.shows(STACK, "healthy");
    alice.gives("--locate", new CommandResult(1, "", ""));
    var ready = ready(new ActionRequest.Cleanup(Optional.of("ms_drbd")));

    assertThat(actions.carryOut(ready, ActionListener.NONE)).isInstanceOf(Done.class);
    assertThat(alice.ran())
        .contains("crm_resource --cleanup --resource ms_drbd")
        .noneMatch(line -> line.contains("--refresh"));
  }

  /// A node that has just come back has no score of promotion until DRBD's agent looks at it.
  @Test
  void whatPassesByItselfIsWaitedForAndSaidOnce() throws Exception {
    Instant scored = Example.NOW.plusSeconds(9);
    alice.whenAsked(
        run ->
            now.get().isBefore(scored)
                ? alice.answerWith(run, PromotionTest.OF_BOB, "")
                : alice.answer(run, STACK, "healthy"));
    var said = new ArrayList<ActionPlan.Refused>();

    var plan =
        actions.plan(
            new ActionRequest.Switchover(Optional.of("bob")), Duration.ofMinutes(1), said::add);

    assertThat(plan).isInstanceOf(ActionPlan.Ready.class);
    assertThat(said)
        .extracting(each -> each.why().what().key())
        .containsExactly("cluster.finding.no-promotion");
    assertThat(now.get()).isEqualTo(Example.NOW.plusSeconds(10));
  }

  @Test
  void patienceHasAnEnd() throws Exception {
    alice.whenAsked(run -> alice.answerWith(run, PromotionTest.OF_BOB, ""));
    var said = new ArrayList<ActionPlan.Refused>();

    var plan =
        actions.plan(
            new ActionRequest.Switchover(Optional.of("bob")), Duration.ofMinutes(1), said::add);

    assertThat(plan).isEqualTo(said.getFirst());
    assertThat(now.get()).isEqualTo(Example.NOW.plusSeconds(60));
  }

  @Test
  void whatWillNotPassIsRefusedAtOnce() throws Exception {
    alice.shows(STACK, "standby-bob");
    bob.shows(STACK, "standby-bob");

    var plan =
        actions.plan(
            new ActionRequest.Switchover(Optional.of("bob")),
            Duration.ofMinutes(1),
            refused -> {
              throw new AssertionError(refused);
            });

    assertThat(plan).isInstanceOf(ActionPlan.Refused.class);
    assertThat(now.get()).isEqualTo(Example.NOW);
  }

  private ActionPlan.Ready ready(ActionRequest request) throws InterruptedException {
    return (ActionPlan.Ready) actions.plan(request);
  }

  private void pass(Duration time) {
    now.updateAndGet(at -> at.plus(time));
  }
}
