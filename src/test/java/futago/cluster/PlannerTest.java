package futago.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Action;
import futago.command.Run;
import futago.command.WaitFor;
import futago.remote.CommandResult;
import futago.text.Message;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {
  private static final String STACK = Captures.DEBIAN_12;

  private final Planner planner = new Planner(Example.SPEC);

  @Test
  void switchoverToTheOtherNode() {
    var ready = ready(new ActionRequest.Switchover(Optional.empty()), Example.status("healthy"));

    assertThat(ready.groupWillBeOn()).contains("bob");
    assertThat(Example.commands(ready))
        .containsExactly(
            Run.as(
                "postgres",
                "/usr/lib/postgresql/15/bin/psql",
                "-X",
                "-p",
                "5432",
                "-d",
                "postgres",
                "-c",
                "CHECKPOINT"),
            Example.PLATFORM
                .shell()
                .moveAndWait(
                    "group_pgsql", List.of("filesystem", "ipaddr", "pgsql"), List.of("bob"), 300));
    assertThat(ready.work()).extracting(ActionPlan.Work::node).containsExactly("alice", "alice");
    assertThat(ready.expectation())
        .isEqualTo(Message.of("cluster.expect.switchover", "alice", "bob"));
  }

  @Test
  void aConstraintThatAMoveLeftBehindDoesNotStandInTheWay() {
    var status = Example.status("moved-constraints-left");

    assertThat(ready(new ActionRequest.Switchover(Optional.of("alice")), status).groupWillBeOn())
        .contains("alice");
  }

  @ParameterizedTest
  @CsvSource({
    "standby-bob, bob, standby, false",
    "offline-bob, bob, not-online, true",
    "healthy, carol, unknown-node, false",
    "drbd-syncing, alice, disk, true",
    "drbd-disconnected-standby-node, alice, drbd-not-connected, false",
    "maintenance-mode, alice, maintenance-mode, false",
    "split-brain-detected, alice, maintenance-mode, false",
    "moving-stopping, bob, group-not-running, true",
    "moving-starting, bob, group-not-running, true",
    "stop-failed-blocked, alice, unmanaged, false",
    "group-stopped-silently, alice, group-not-running, true",
    "wanted-stopped, bob, group-not-running, false",
  })
  void switchoverIsRefused(String state, String to, String why, boolean passing) {
    var request = new ActionRequest.Switchover(Optional.of(to));
    ClusterStatus status = Example.status(state);

    assertThat(refusal(request, status).key()).isEqualTo("cluster.refused." + why);
    assertThat(((ActionPlan.Refused) plan(request, status)).passing()).isEqualTo(passing);
  }

  @Test
  void theCauseNamesTheDisk() {
    assertThat(
            refusal(
                new ActionRequest.Switchover(Optional.of("alice")), Example.status("drbd-syncing")))
        .isEqualTo(Message.of("cluster.refused.disk", "alice", "Inconsistent"));
  }

  @Test
  void splitBrainIsRefused() {
    var alice = new CapturedNode("alice", STACK, "split-brain-detected");
    var bob = new CapturedNode("bob", STACK, "split-brain-detected");
    alice.whenAsked(
        run -> withoutMaintenance(alice.answer(run, STACK, "split-brain-detected").output()));

    assertThat(
            refusal(new ActionRequest.Switchover(Optional.empty()), Example.status(alice, bob))
                .key())
        .isEqualTo("cluster.refused.split-brain");
  }

  @Test
  void anOldDiskThatCallsItselfUpToDateIsNotBelieved() {
    // alice is alone, so only the disk's own word is left; bob, which has the group, is silent.
    var alice = new CapturedNode("alice", STACK, "drbd-disconnected-standby-node");
    var bob = new CapturedNode("bob", STACK, "drbd-disconnected-standby-node");
    bob.whenAsked(
        _ -> {
          throw CapturedNode.unreachable("bob");
        });

    assertThat(
            refusal(new ActionRequest.Switchover(Optional.of("alice")), Example.status(alice, bob)))
        .isEqualTo(Message.of("cluster.refused.drbd-not-connected", "alice", "pgsql"));
  }

  @Test
  void noClusterNoDcNoQuorum() {
    var request = new ActionRequest.Switchover(Optional.empty());
    var bob = new CapturedNode("bob", STACK, "offline-bob");
    var alice = new CapturedNode("alice", STACK, "healthy");

    alice.whenAsked(bob::run);
    assertThat(refusal(request, Example.status(alice, bob)).key())
        .isEqualTo("cluster.refused.not-running");

    alice.whenAsked(run -> alice.answerWith(run, "with_quorum=\"true\"", "with_quorum=\"false\""));
    assertThat(refusal(request, Example.status(alice, bob)).key())
        .isEqualTo("cluster.refused.no-quorum");

    alice.whenAsked(
        run ->
            alice.answerWith(
                run,
                Captures.read(STACK, "healthy", "alice.crm_mon.xml"),
                Captures.read(STACK, "just-started", "bob-without-dc.crm_mon.xml")));
    assertThat(refusal(request, Example.status(alice, bob)).key())
        .isEqualTo("cluster.refused.no-dc");
  }

  @Test
  void alreadyThere() {
    assertThat(plan(new ActionRequest.Switchover(Optional.of("alice")), Example.status("healthy")))
        .isEqualTo(
            new ActionPlan.NothingToDo(Message.of("cluster.nothing.already-there", "alice")));
    assertThat(plan(new ActionRequest.Standby("bob"), Example.status("standby-bob")))
        .isEqualTo(
            new ActionPlan.NothingToDo(Message.of("cluster.nothing.already-standby", "bob")));
    assertThat(plan(new ActionRequest.Online("bob"), Example.status("healthy")))
        .isEqualTo(new ActionPlan.NothingToDo(Message.of("cluster.nothing.already-online", "bob")));
    assertThat(plan(new ActionRequest.Cleanup(Optional.empty()), Example.status("healthy")))
        .isEqualTo(new ActionPlan.NothingToDo(Message.of("cluster.nothing.to-clean")));
  }

  @Test
  void standbyOfTheNodeThatServesMovesTheGroup() {
    var ready = ready(new ActionRequest.Standby("alice"), Example.status("healthy"));

    assertThat(ready.groupWillBeOn()).contains("bob");
    assertThat(ready.expectation().key()).isEqualTo("cluster.expect.standby-moves");
    assertThat(Example.commands(ready))
        .containsExactly(
            Example.PLATFORM.shell().standby("alice"), Example.PLATFORM.shell().settled());
  }

  @Test
  void standbyOfTheOtherNodeLeavesTheGroup() {
    var ready = ready(new ActionRequest.Standby("bob"), Example.status("healthy"));

    assertThat(ready.groupWillBeOn()).contains("alice");
    assertThat(ready.expectation()).isEqualTo(Message.of("cluster.expect.standby", "bob"));
  }

  @ParameterizedTest
  @CsvSource({
    "offline-bob, alice, not-online",
    "standby-bob, alice, standby",
    "offline-bob, bob, not-online",
    "healthy, carol, unknown-node",
    "drbd-syncing, bob, disk",
  })
  void standbyIsRefused(String state, String node, String why) {
    assertThat(refusal(new ActionRequest.Standby(node), Example.status(state)).key())
        .isEqualTo("cluster.refused." + why);
  }

  @Test
  void onlineEndsAStandbyAndNothingElse() {
    assertThat(
            Example.commands(ready(new ActionRequest.Online("bob"), Example.status("standby-bob"))))
        .containsExactly(
            Example.PLATFORM.shell().online("bob"), Example.PLATFORM.shell().settled());
    assertThat(refusal(new ActionRequest.Online("bob"), Example.status("offline-bob")).key())
        .isEqualTo("cluster.refused.not-standby");
    assertThat(refusal(new ActionRequest.Online("carol"), Example.status("healthy")).key())
        .isEqualTo("cluster.refused.unknown-node");
  }

  @ParameterizedTest
  @CsvSource({
    "stop-failed-blocked, group_pgsql",
    "group-stopped-silently, group_pgsql",
    "failed-monitor, group_pgsql",
  })
  void cleanupFindsWhatNeedsIt(String state, String resource) {
    assertThat(refreshed(new ActionRequest.Cleanup(Optional.empty()), state))
        .containsExactly(resource);
  }

  @Test
  void cleanupOfANamedResource() {
    assertThat(refreshed(new ActionRequest.Cleanup(Optional.of("ms_drbd")), "healthy"))
        .containsExactly("ms_drbd");
    assertThat(refusal(new ActionRequest.Cleanup(Optional.of("pgsq1")), Example.status("healthy")))
        .isEqualTo(
            Message.of(
                "cluster.refused.unknown-resource",
                "pgsq1",
                "group_pgsql, ms_drbd, filesystem, ipaddr, pgsql, drbd"));
  }

  @Test
  void whatIsConfiguredToBeStoppedNeedsNoCleanup() {
    assertThat(plan(new ActionRequest.Cleanup(Optional.empty()), Example.status("wanted-stopped")))
        .isInstanceOf(ActionPlan.NothingToDo.class);
  }

  private List<String> refreshed(ActionRequest request, String state) {
    List<Action> commands = Example.commands(ready(request, Example.status(state)));
    assertThat(commands.getFirst()).isInstanceOf(WaitFor.class);
    assertThat(commands.getLast()).isInstanceOf(WaitFor.class);
    return commands.stream()
        .filter(Run.class::isInstance)
        .map(action -> ((Run) action).argv().getLast())
        .toList();
  }

  private static CommandResult withoutMaintenance(String output) {
    return new CommandResult(
        0,
        output
            .replace("maintenance-mode=\"true\"", "maintenance-mode=\"false\"")
            .replace("managed=\"false\"", "managed=\"true\""),
        "");
  }

  private ActionPlan plan(ActionRequest request, ClusterStatus status) {
    return planner.plan(request, status);
  }

  private ActionPlan.Ready ready(ActionRequest request, ClusterStatus status) {
    assertThat(plan(request, status)).isInstanceOf(ActionPlan.Ready.class);
    return (ActionPlan.Ready) plan(request, status);
  }

  private Message refusal(ActionRequest request, ClusterStatus status) {
    assertThat(plan(request, status)).isInstanceOf(ActionPlan.Refused.class);
    return ((ActionPlan.Refused) plan(request, status)).why().what();
  }
}
