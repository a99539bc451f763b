package futago.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import futago.remote.CommandResult;
import futago.text.Message;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a person is told about every state that was captured.
class FindingsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      value = {
        "healthy:",
        "standby-bob: standby drbd-not-connected",
        "offline-bob: not-running drbd-not-connected",
        "moving-stopping: group-under-way left-behind left-behind",
        "moved-constraints-left: left-behind left-behind",
        "maintenance-mode: maintenance-mode",
        "stop-failed-blocked: standby failed-action-reason blocked group-stopped",
        "agent-not-installed: failed-action-reason blocked group-stopped",
        "group-stopped-silently: group-stopped-silently",
        "wanted-stopped: group-disabled",
        "drbd-syncing: drbd-syncing",
        "drbd-disconnected-standby-node: drbd-stand-alone drbd-not-connected",
        "split-brain-detected: split-brain maintenance-mode",
        "split-brain-both-primary: split-brain maintenance-mode",
      })
  void ofACapture(String state, String expected) {
    assertThat(keys(Example.status(state)))
        .isEqualTo(expected == null ? List.of() : List.of(expected.split(" ", -1)));
  }

  @Test
  void aFailureNamesResourceOperationNodeAndReason() {
    assertThat(Findings.of(Example.status("stop-failed-blocked")))
        .extracting(Finding::what)
        .contains(
            Message.of(
                "cluster.finding.failed-action-reason",
                "ipaddr",
                "stop",
                "bob",
                "error",
                "no permission to remove the address"));
  }

  /// Seen in the lab on a node that had been replaced, whose packages came in another order.
  @Test
  void aUserWithAnotherNumberIsNamedAsTheCause() {
    var nodes =
        List.of(
            new CapturedNode("alice", Captures.DEBIAN_12, "stop-failed-blocked"),
            new CapturedNode("bob", Captures.DEBIAN_12, "stop-failed-blocked"));
    for (CapturedNode node : nodes) {
      node.whenAsked(
          run ->
              new CommandResult(
                  0,
                  node.answer(run, Captures.DEBIAN_12, "stop-failed-blocked")
                      .output()
                      .replace(
                          "no permission to remove the address",
                          "Directory /mnt/pgsql-data/data is not writable by postgres"),
                  ""));
    }

    assertThat(keys(Example.status(nodes.getFirst(), nodes.getLast())))
        .contains("failed-action-owner")
        .doesNotContain("failed-action-reason");
  }

  @Test
  void withoutADcNothingIsClaimed() {
    var alice = new CapturedNode("alice", Captures.DEBIAN_12, "healthy");
    var bob = new CapturedNode("bob", Captures.DEBIAN_12, "healthy");
    bob.whenAsked(
        run ->
            bob.answerWith(
                run,
                Captures.read(Captures.DEBIAN_12, "healthy", "bob.crm_mon.xml"),
                Captures.read(Captures.DEBIAN_12, "just-started", "bob-without-dc.crm_mon.xml")));
    alice.whenAsked(
        _ -> {
          throw CapturedNode.unreachable("alice");
        });

    assertThat(keys(Example.status(alice, bob))).containsExactly("remote.unreachable", "no-dc");
  }

  private static List<String> keys(ClusterStatus status) {
    return Findings.of(status).stream()
        .map(finding -> finding.what().key().replace("cluster.finding.", ""))
        .toList();
  }
}
