package futago.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.ActionRequest.Maintenance;
import futago.cluster.ActionRequest.Reconnect;
import futago.cluster.ActionRequest.Repair;
import futago.command.Run;
import futago.command.WaitFor;
import futago.remote.CommandResult;
import futago.text.Message;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Maintenance mode, DRBD's connection and its split brain, from what real clusters printed.
class CarePlannerTest {
  private static final String STACK = Captures.DEBIAN_12;

  @Test
  void maintenanceOnAndOff() {
    var on = ready(new Maintenance(true), Example.status("healthy"));

    assertThat(lines(on))
        .containsExactly(
            "alice: crm_attribute --name maintenance-mode --update true", "alice: (wait)");
    assertThat(on.groupWillBeOn()).contains("alice");
    assertThat(lines(ready(new Maintenance(false), Example.status("maintenance-mode"))))
        .containsExactly("alice: crm_attribute --name maintenance-mode --delete", "alice: (wait)");
  }

  @ParameterizedTest
  @CsvSource({
    "maintenance-mode, true, already-maintenance",
    "healthy, false, no-maintenance",
  })
  void maintenanceIsAsWanted(String state, boolean on, String why) {
    assertThat(plan(new Maintenance(on), Example.status(state)))
        .isEqualTo(new ActionPlan.NothingToDo(Message.of("cluster.nothing." + why)));
  }

  @Test
  void maintenanceNeedsACluster() {
    var bob = new CapturedNode("bob", STACK, "offline-bob");
    var alice = new CapturedNode("alice", STACK, "healthy").whenAsked(bob::run);

    assertThat(refusal(new Maintenance(true), Example.status(alice, bob)))
        .isEqualTo("cluster.refused.not-running");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "drbd-disconnected-bob | bob: drbdadm connect pgsql; bob: (wait)",
        "drbd-disconnected-standby-node | alice: drbdadm connect pgsql; alice: (wait)",
        "drbd-disconnected-both |"
            + " alice: drbdadm connect pgsql; bob: drbdadm connect pgsql; bob: (wait)",
      })
  void whoStandsAloneIsConnected(String state, String commands) {
    assertThat(String.join("; ", lines(ready(new Reconnect(), Example.status(state)))))
        .isEqualTo(commands);
  }

  @Test
  void withTheOtherNodeAwayNothingIsWaitedFor() {
    var alice = new CapturedNode("alice", STACK, "drbd-disconnected-both");
    var bob = new CapturedNode("bob", STACK, "drbd-disconnected-both").whenAsked(away("bob"));

    assertThat(lines(ready(new Reconnect(), Example.status(alice, bob))))
        .containsExactly("alice: drbdadm connect pgsql");
  }

  @Test
  void whoWaitsByItselfNeedsNoConnecting() {
    // Alice stood alone; bob waits for it.
    var alice = new CapturedNode("alice", STACK, "drbd-disconnected-both").whenAsked(away("alice"));
    var bob = new CapturedNode("bob", STACK, "drbd-disconnected-standby-node");

    assertThat(refusal(new Reconnect(), Example.status(alice, bob)))
        .isEqualTo("cluster.refused.waiting");
  }

  @Test
  void reconnectIsRefused() {
    assertThat(plan(new Reconnect(), Example.status("healthy")))
        .isEqualTo(new ActionPlan.NothingToDo(Message.of("cluster.nothing.connected")));
    for (String state :
        List.of("split-brain-both-primary", "split-brain-before-connect", "split-brain-detected")) {
      assertThat(refusal(new Reconnect(), Example.status(state)))
          .as(state)
          .isEqualTo("cluster.refused.reconnect-split-brain");
    }
  }

  @ParameterizedTest
  @CsvSource({"split-brain-detected", "split-brain-before-connect", "split-brain-both-primary"})
  void theVictimsDataIsDiscardedThereAndNowhereElse(String state) {
    // The database runs on bob.
    var ready = ready(new Repair("alice"), Example.status(state));

    assertThat(lines(ready))
        .containsExactly(
            "alice: drbdadm secondary pgsql",
            "alice: drbdadm connect --discard-my-data pgsql",
            "bob: drbdadm connect pgsql",
            "bob: (wait)",
            "bob: (wait)");
    assertThat(ready.expectation()).isEqualTo(Message.of("cluster.expect.repair", "alice", "bob"));
    assertThat(ready.groupWillBeOn()).contains("bob");
  }

  @Test
  void aVictimThatHasTheDatabaseHandsItOverFirst() {
    var ready = ready(new Repair("bob"), withoutMaintenance());

    assertThat(lines(ready).getFirst()).startsWith("alice: sh -c").contains("crm_resource --move");
    assertThat(lines(ready).subList(1, 3))
        .containsExactly(
            "bob: drbdadm secondary pgsql", "bob: drbdadm connect --discard-my-data pgsql");
    assertThat(ready.expectation())
        .isEqualTo(Message.of("cluster.expect.repair-moves", "bob", "alice"));
    assertThat(ready.groupWillBeOn()).contains("alice");
  }

  @Test
  void inMaintenanceModeTheDatabaseIsNotHandedOver() {
    assertThat(refusal(new Repair("bob"), Example.status("split-brain-detected")))
        .isEqualTo("cluster.refused.maintenance-mode");
  }

  @Test
  void repairIsRefused() {
    assertThat(plan(new Repair("bob"), Example.status("drbd-disconnected-both")))
        .isEqualTo(new ActionPlan.NothingToDo(Message.of("cluster.nothing.no-split-brain")));
    assertThat(refusal(new Repair("carol"), Example.status("split-brain-detected")))
        .isEqualTo("cluster.refused.unknown-node");

    var alice = new CapturedNode("alice", STACK, "split-brain-detected");
    var bob = new CapturedNode("bob", STACK, "split-brain-detected").whenAsked(away("bob"));
    assertThat(refusal(new Repair("alice"), Example.status(alice, bob)))
        .isEqualTo("remote.unreachable");
    assertThat(refusal(new Repair("alice"), Example.status("standby-bob")))
        .isEqualTo("cluster.refused.drbd-unseen");
  }

  @Test
  void onlyAWholeCopyMaySurvive() {
    var alice = new CapturedNode("alice", STACK, "split-brain-detected");
    var bob = new CapturedNode("bob", STACK, "split-brain-detected");
    bob.whenAsked(
        run ->
            new CommandResult(
                0,
                bob.answer(run, STACK, "split-brain-detected")
                    .output()
                    .replace("ds:UpToDate", "ds:Inconsistent"),
                ""));

    assertThat(refusal(new Repair("alice"), Example.status(alice, bob)))
        .isEqualTo("cluster.refused.survivor");
  }

  private static ClusterStatus withoutMaintenance() {
    var alice = new CapturedNode("alice", STACK, "split-brain-detected");
    var bob = new CapturedNode("bob", STACK, "split-brain-detected");
    for (CapturedNode node : List.of(alice, bob)) {
      node.whenAsked(
          run ->
              new CommandResult(
                  0,
                  node.answer(run, STACK, "split-brain-detected")
                      .output()
                      .replace("maintenance-mode=\"true\"", "maintenance-mode=\"false\"")
                      .replace("managed=\"false\"", "managed=\"true\""),
                  ""));
    }
    return Example.status(alice, bob);
  }

  private static CapturedNode.Behaviour away(String node) {
    return _ -> {
      throw CapturedNode.unreachable(node);
    };
  }

  private static List<String> lines(ActionPlan.Ready plan) {
    return plan.work().stream()
        .flatMap(
            work ->
                work.commands().stream()
                    .map(
                        action ->
                            switch (action) {
                              case Run run -> String.join(" ", run.argv());
                              case WaitFor _ -> "(wait)";
                              default -> action.toString();
                            })
                    .map(line -> work.node() + ": " + line))
        .toList();
  }

  private static ActionPlan plan(ActionRequest request, ClusterStatus status) {
    return new Planner(Example.SPEC).plan(request, status);
  }

  private static ActionPlan.Ready ready(ActionRequest request, ClusterStatus status) {
    assertThat(plan(request, status)).isInstanceOf(ActionPlan.Ready.class);
    return (ActionPlan.Ready) plan(request, status);
  }

  private static String refusal(ActionRequest request, ClusterStatus status) {
    assertThat(plan(request, status)).isInstanceOf(ActionPlan.Refused.class);
    return ((ActionPlan.Refused) plan(request, status)).why().what().key();
  }
}
