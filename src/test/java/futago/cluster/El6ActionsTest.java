package futago.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.ActionResult.Done;
import futago.cluster.ActionResult.Failed;
import futago.command.Action;
import futago.command.Run;
import futago.command.WaitFor;
import futago.remote.CommandResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Actions on the talk's cluster, of which the spec does not say what it runs.
@Timeout(60)
class El6ActionsTest {
  private static final String ON_ALICE = Captures10.text("s1-both-online");
  private static final String ON_BOB = Captures10.screen("power-off", "00:37:56");

  private final AtomicReference<Instant> now = new AtomicReference<>(Example.NOW);
  private final CapturedNode alice = new CapturedNode("alice", El6Answers.showing(ON_ALICE).all());
  private final CapturedNode bob = new CapturedNode("bob", El6Answers.bobShowing(ON_ALICE).all());
  private final ClusterNodes nodes = Example.nodes(() -> alice, () -> bob);
  private final ClusterActions actions =
      new ClusterActions(
          nodes,
          new ClusterReader(Example.EL6, nodes, now::get, Duration.ofMinutes(1)),
          new Planner(Example.EL6),
          (InstantSource) now::get,
          1,
          time -> now.updateAndGet(at -> at.plus(time)));

  @AfterEach
  void close() {
    nodes.close();
  }

  private void show(String screen) {
    alice.shows(El6Answers.showing(screen).all());
    bob.shows(El6Answers.bobShowing(screen).all());
  }

  private ActionPlan.Ready ready(ActionRequest request) throws InterruptedException {
    return (ActionPlan.Ready) actions.plan(request);
  }

  private static List<String> commands(ActionPlan.Ready plan) {
    return Example.commands(plan).stream().map(El6ActionsTest::words).toList();
  }

  private static String words(Action action) {
    return switch (action) {
      case Run run -> String.join(" ", run.argv());
      case WaitFor wait -> wait.what().key();
      case Action other -> throw new AssertionError(other);
    };
  }

  @Test
  void switchoverByForce() throws Exception {
    var ready = ready(new ActionRequest.Switchover(Optional.empty()));

    assertThat(commands(ready).getFirst()).endsWith("-c CHECKPOINT");
    assertThat(commands(ready).getLast())
        .contains("crm resource migrate \"$group\" \"$node\" force", "crm resource unmigrate")
        .endsWith("group_pgsql 300 bob filesystem ipaddr pgsql");
    show(ON_BOB);
    assertThat(actions.carryOut(ready, ActionListener.NONE))
        .isInstanceOfSatisfying(
            Done.class, done -> assertThat(done.after().groupOn()).contains("bob"));
  }

  @Test
  void aMigrateThatDidNothingIsAFailureAlthoughItReturnedZero() throws Exception {
    var ready = ready(new ActionRequest.Switchover(Optional.of("bob")));

    assertThat(actions.carryOut(ready, ActionListener.NONE))
        .isInstanceOfSatisfying(
            Failed.class,
            failed ->
                assertThat(failed.why())
                    .isEqualTo(Finding.of("cluster.failed.group-elsewhere", "bob")));
  }

  @Test
  void standbyOfTheActiveNode() throws Exception {
    var ready = ready(new ActionRequest.Standby("alice"));

    assertThat(commands(ready))
        .containsExactly("crm node standby alice", "platform.wait.cluster-idle");
    assertThat(ready.groupWillBeOn()).contains("bob");
    show(Captures10.screen("standby-and-online", "00:15:13"));
    assertThat(actions.carryOut(ready, ActionListener.NONE)).isInstanceOf(Failed.class);
    show(Captures10.screen("standby-and-online", "00:15:24"));
    assertThat(actions.carryOut(ready, ActionListener.NONE)).isInstanceOf(Done.class);
  }

  @Test
  void maintenance() throws Exception {
    var on = ready(new ActionRequest.Maintenance(true));

    assertThat(commands(on))
        .containsExactly(
            "crm_attribute -t crm_config -n maintenance-mode -v true",
            "platform.wait.cluster-idle");
    assertThat(actions.carryOut(on, ActionListener.NONE)).isInstanceOf(Failed.class);
    alice.shows(
        El6Answers.showing(ON_ALICE)
            .with("maintenance", 0, "<nvpair id=\"m\" name=\"maintenance-mode\" value=\"true\"/>")
            .all());
    assertThat(actions.carryOut(on, ActionListener.NONE)).isInstanceOf(Done.class);
    assertThat(commands(ready(new ActionRequest.Maintenance(false))))
        .containsExactly(
            "crm_attribute -t crm_config -n maintenance-mode -D", "platform.wait.cluster-idle");
  }

  @Test
  void online() throws Exception {
    show(Captures10.text("s2-standby-bob"));
    var ready = ready(new ActionRequest.Online("bob"));

    assertThat(commands(ready))
        .containsExactly("crm node online bob", "platform.wait.cluster-idle");
    show(ON_ALICE);
    assertThat(actions.carryOut(ready, ActionListener.NONE)).isInstanceOf(Done.class);
  }

  @Test
  void cleanupWaitsForIdleFirst() throws Exception {
    show(Captures10.text("s7-stop-failed-blocked"));
    var ready = ready(new ActionRequest.Cleanup(Optional.empty()));

    assertThat(commands(ready))
        .containsExactly(
            "platform.wait.cluster-idle",
            "crm resource cleanup group_pgsql",
            "platform.wait.cluster-idle");
  }

  @Test
  void whatFailedInACloneIsFoundByTheClone() throws Exception {
    show(Captures10.text("s10-promote-failed"));

    assertThat(commands(ready(new ActionRequest.Cleanup(Optional.empty()))))
        .contains("crm resource cleanup ms_drbd", "crm resource cleanup group_pgsql");
    assertThat(commands(ready(new ActionRequest.Cleanup(Optional.of("drbd")))))
        .contains("crm resource cleanup drbd");
  }

  @Test
  void nothingIsMovedWhileTheClusterIsStillElecting() throws Exception {
    show(Captures10.screen("link-returns-alice", "01:04:42"));

    assertThat(actions.plan(new ActionRequest.Switchover(Optional.empty())))
        .isInstanceOfSatisfying(
            ActionPlan.Refused.class,
            refused -> assertThat(refused.why().what().key()).isEqualTo("cluster.refused.no-dc"));
  }

  @Test
  void whatIsBlockedIsNotMoved() throws Exception {
    show(Captures10.text("s7-stop-failed-blocked"));

    assertThat(actions.plan(new ActionRequest.Switchover(Optional.empty())))
        .isInstanceOfSatisfying(
            ActionPlan.Refused.class,
            refused ->
                assertThat(refused.why().what().key()).isEqualTo("cluster.refused.unmanaged"));
  }

  @Test
  void withHeartbeatStoppedItSaysHowToStartIt() throws Exception {
    alice.shows(El6Answers.stopped().all());
    bob.shows(El6Answers.stopped().all());

    assertThat(actions.plan(new ActionRequest.Switchover(Optional.empty())))
        .isEqualTo(
            new ActionPlan.Refused(
                Finding.of("cluster.refused.not-running", "service heartbeat start"), false));
  }

  @Test
  void oneNodeIsDeadAndTheOtherIsStillToldWhatItRuns() throws Exception {
    show(Captures10.text("s6-threshold"));
    alice.whenRun(
        _ -> {
          throw CapturedNode.unreachable("alice");
        });

    var ready = ready(new ActionRequest.Cleanup(Optional.empty()));

    assertThat(ready.work().getFirst().node()).isEqualTo("bob");
    assertThat(commands(ready)).contains("crm resource cleanup group_pgsql");
    bob.gives("crm resource cleanup", new CommandResult(1, "", "Timed out\n"));
    assertThat(actions.carryOut(ready, ActionListener.NONE)).isInstanceOf(Failed.class);
  }
}
