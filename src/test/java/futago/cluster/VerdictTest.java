package futago.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import futago.text.Message;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is said of an action of which every command succeeded, though the cluster is not as wanted.
class VerdictTest {
  private static Optional<Finding> missed(ActionRequest request, ClusterStatus after) {
    return missed(request, Optional.empty(), after);
  }

  private static Optional<Finding> missed(
      ActionRequest request, Optional<String> willBeOn, ClusterStatus after) {
    var plan =
        new ActionPlan.Ready(request, Message.of("cluster.expect.test"), List.of(), willBeOn);
    return Verdict.missed(plan, after);
  }

  private static ClusterStatus withoutBob(String state) {
    var alice = new CapturedNode("alice", Captures.DEBIAN_12, state);
    return Example.status(alice, unreachable("bob"));
  }

  private static CapturedNode unreachable(String name) {
    var node = new CapturedNode(name, Captures.DEBIAN_12, "healthy");
    node.whenAsked(
        _ -> {
          throw CapturedNode.unreachable(name);
        });
    return node;
  }

  @Test
  void aConnectionThatEndedInASplitBrain() {
    assertThat(missed(new ActionRequest.Reconnect(), Example.status("split-brain-detected")))
        .contains(Finding.of("cluster.failed.split-brain"));
  }

  @Test
  void aConnectionThatDidNotComeToBe() {
    assertThat(missed(new ActionRequest.Reconnect(), Example.status("drbd-disconnected-both")))
        .contains(Finding.of("cluster.failed.not-connected"));
    assertThat(missed(new ActionRequest.Reconnect(), Example.status("healthy"))).isEmpty();
  }

  @Test
  void aNodeWhosePeerIsAwayCanOnlyWaitForIt() {
    assertThat(missed(new ActionRequest.Reconnect(), withoutBob("offline-bob"))).isEmpty();
    assertThat(missed(new ActionRequest.Reconnect(), withoutBob("split-brain-detected")))
        .contains(Finding.of("cluster.failed.not-connected"));
  }

  @Test
  void aConnectionThatNobodyTellsOf() {
    assertThat(
            missed(
                new ActionRequest.Reconnect(),
                Example.status(unreachable("alice"), unreachable("bob"))))
        .contains(Finding.of("cluster.failed.unseen"));
  }

  @Test
  void aSplitBrainThatIsStillThere() {
    assertThat(missed(new ActionRequest.Repair("bob"), Example.status("split-brain-detected")))
        .contains(Finding.of("cluster.failed.not-repaired", "bob"));
    assertThat(missed(new ActionRequest.Repair("alice"), withoutBob("split-brain-detected")))
        .contains(Finding.of("cluster.failed.not-repaired", "alice"));
  }

  @Test
  void aVictimThatHasNotAllOfTheOtherNodesDataYet() {
    assertThat(missed(new ActionRequest.Repair("alice"), Example.status("drbd-syncing")))
        .contains(Finding.of("cluster.failed.not-repaired", "alice"));
    assertThat(missed(new ActionRequest.Repair("alice"), Example.status("healthy"))).isEmpty();
  }

  @Test
  void aRepairAfterWhichTheDatabaseIsNotWithTheSurvivor() {
    assertThat(
            missed(
                new ActionRequest.Repair("alice"), Optional.of("bob"), Example.status("healthy")))
        .contains(Finding.of("cluster.failed.group-elsewhere", "bob"));
  }

  @Test
  void maintenanceThatDidNotBeginOrEnd() {
    assertThat(missed(new ActionRequest.Maintenance(true), Example.status("healthy")))
        .contains(Finding.of("cluster.failed.no-maintenance"));
    assertThat(missed(new ActionRequest.Maintenance(false), Example.status("maintenance-mode")))
        .contains(Finding.of("cluster.failed.still-maintenance"));
    assertThat(missed(new ActionRequest.Maintenance(true), Example.status("maintenance-mode")))
        .isEmpty();
  }

  @Test
  void aNodeThatPacemakerDoesNotKnowIsNotOnline() {
    assertThat(missed(new ActionRequest.Online("carol"), Example.status("healthy")))
        .contains(Finding.of("cluster.failed.still-standby", "carol"));
  }

  @Test
  void aClusterThatNobodyCanSee() {
    var alice = new CapturedNode("alice", Captures.DEBIAN_12, "healthy");
    var bob = new CapturedNode("bob", Captures.DEBIAN_12, "healthy");
    for (CapturedNode node : List.of(alice, bob)) {
      node.whenAsked(
          _ -> {
            throw CapturedNode.unreachable(node.name());
          });
    }
    ClusterStatus nothing = Example.status(alice, bob);

    assertThat(missed(new ActionRequest.Cleanup(Optional.empty()), nothing))
        .contains(Finding.of("cluster.failed.unseen"));
    assertThat(missed(new ActionRequest.Standby("bob"), nothing))
        .contains(Finding.of("cluster.failed.unseen"));
  }

  @Test
  void whatIsSaidInTheEndNamesTheNodeAndWhereTheDatabaseRuns() {
    ClusterStatus healthy = Example.status("healthy");
    assertThat(Verdict.said(new ActionRequest.Repair("bob"), healthy).arguments())
        .containsExactly("bob", StatusText.whereDatabase(healthy));
    assertThat(Verdict.said(new ActionRequest.Maintenance(false), healthy).key())
        .isEqualTo("cluster.done.maintenance-off");
    assertThat(Verdict.said(new ActionRequest.Reconnect(), healthy).key())
        .isEqualTo("cluster.done.reconnect");
  }
}
