package futago.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import futago.text.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How well each node would do as DRBD's Primary, and what comes of one that would not.
class PromotionTest {
  static final String OF_BOB =
      """
      <node name="bob">
            <attribute name="master-drbd" value="10000"/>
          </node>\
      """;

  private static final String SCREEN = Captures10.text("s1-both-online").stripTrailing();

  /// What `crm_mon -A` of Pacemaker 1.0 appends: by its source, and as Japanese users of 1.0 show
  /// it.
  private static final String ATTRIBUTES =
      """


      Node Attributes:
      * Node alice:
          + master-drbd:0                   \t: 10000    \s
          + other                           \t: lost     \t: Connectivity is lost
      * Node bob:
      """;

  private static ClusterStatus healthyBut(String ofBob) throws Exception {
    PacemakerView healthy = Example.status("healthy").pacemaker().orElseThrow();
    String xml = Captures.read(Captures.DEBIAN_12, "healthy", "alice.crm_mon.xml");
    assertThat(xml).contains(OF_BOB);
    PacemakerView view =
        CrmMonParser.parse("alice", xml.replace(OF_BOB, ofBob), healthy.text()).orElseThrow();
    ClusterStatus status = Example.status("healthy");
    return new ClusterStatus(
        status.cluster(),
        status.virtualIp(),
        status.drbdResource(),
        status.taken(),
        status.platform(),
        Optional.of(view),
        status.nodes(),
        status.groupOn(),
        status.virtualIpOn(),
        status.partitioned(),
        status.splitBrain());
  }

  private static ActionPlan switchover(ClusterStatus status) {
    return new Planner(Example.SPEC).plan(new ActionRequest.Switchover(Optional.empty()), status);
  }

  @Test
  void bothNodesOfAHealthyClusterHaveAScore() throws Exception {
    ClusterStatus status = healthyBut(OF_BOB);

    assertThat(status.pacemaker().orElseThrow().promotionScores())
        .containsExactly(Map.entry("alice", 10_000), Map.entry("bob", 10_000));
    assertThat(Findings.of(status)).isEmpty();
    assertThat(switchover(status)).isInstanceOf(ActionPlan.Ready.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<node name='bob'><attribute name='master-drbd' value='-INFINITY'/></node>",
        "<node name='bob'><attribute name='master-drbd' value='-1'/></node>",
        "<node name='bob'><attribute name='master-other' value='10000'/></node>",
      })
  void aStandbyThatCannotBePromotedIsSaidAndNotMovedTo(String ofBob) throws Exception {
    ClusterStatus status = healthyBut(ofBob);
    Finding expected =
        Finding.of(
            "cluster.finding.no-promotion",
            "bob",
            "drbd",
            "crm_resource --cleanup --resource ms_drbd");

    assertThat(Findings.of(status)).containsExactly(expected);
    assertThat(status.nothingIsMissing()).isFalse();
    assertThat(Example.status("healthy").nothingIsMissing()).isTrue();
    assertThat(switchover(status)).isEqualTo(new ActionPlan.Refused(expected, true));
  }

  @Test
  void whereNoNodeHasAScoreNothingIsClaimed() throws Exception {
    String xml = Captures.read(Captures.DEBIAN_12, "healthy", "alice.crm_mon.xml");
    PacemakerView view =
        CrmMonParser.parse(
                "alice", xml.replaceFirst("(?s)<node_attributes>.*</node_attributes>", ""), "")
            .orElseThrow();

    assertThat(view.promotionScores()).isEmpty();
    assertThat(view.cannotPromote("bob")).isFalse();
  }

  @Test
  void ofPacemaker10WithAttributes() {
    El6Answers alice = El6Answers.showing(SCREEN + ATTRIBUTES);
    ClusterStatus status = Example.el6(alice, El6Answers.bobShowing(SCREEN + ATTRIBUTES));
    PacemakerView view = status.pacemaker().orElseThrow();

    assertThat(view.promotionScores()).isEqualTo(Map.of("alice", 10_000));
    assertThat(view.text())
        .isEqualTo(
            Example.el6(El6Answers.showing(SCREEN), El6Answers.bobShowing(SCREEN))
                .pacemaker()
                .orElseThrow()
                .text());
    assertThat(Findings.of(status))
        .extracting(Finding::cure)
        .isEqualTo(
            List.of(
                Message.of(
                    "cluster.finding.no-promotion.cure",
                    "bob",
                    "drbd",
                    "crm resource cleanup ms_drbd")));
  }

  @Test
  void failuresAfterTheAttributesAreReadAllTheSame() {
    String failures =
        "\n\nFailed actions:\n    pgsql_monitor_30000 (node=alice, call=24, rc=7, status=complete):"
            + " not running";
    String withAttributes = SCREEN + ATTRIBUTES + failures;
    String failed = SCREEN + failures;

    ClusterStatus with =
        Example.el6(El6Answers.showing(withAttributes), El6Answers.bobShowing(withAttributes));
    ClusterStatus without = Example.el6(El6Answers.showing(failed), El6Answers.bobShowing(failed));

    assertThat(with.pacemaker().orElseThrow().failedActions())
        .isNotEmpty()
        .isEqualTo(without.pacemaker().orElseThrow().failedActions());
  }

  /// The section as the manual of PowerGres HA prints it, of Pacemaker 1.0.13 on Heartbeat.
  @Test
  void aPublishedScreenOfPacemaker10IsRead() {
    String published =
        """


        Node Attributes:
        * Node alice:
            + bob-eth0                          : up
            + master-drbd:1 : 10000
        * Node bob:
            + alice-eth0                        : up
            + master-drbd:0 : 10000

        Migration summary:
        * Node alice:
        * Node bob:
        """;
    String screen = SCREEN + published;

    ClusterStatus status = Example.el6(El6Answers.showing(screen), El6Answers.bobShowing(screen));

    assertThat(status.pacemaker().orElseThrow().promotionScores())
        .containsOnly(entry("alice", 10_000), entry("bob", 10_000));
  }
}
