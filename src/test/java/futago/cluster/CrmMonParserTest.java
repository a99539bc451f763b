package futago.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;

import futago.cluster.ClusterResource.Clone;
import futago.cluster.ClusterResource.Group;
import futago.cluster.ClusterResource.Primitive;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrmMonParserTest {
  private static final String HEALTHY =
      Captures.read(Captures.DEBIAN_12, "healthy", "alice.crm_mon.xml");

  static Stream<String> stacks() {
    return Stream.of(Captures.DEBIAN_12, Captures.DEBIAN_13);
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void healthy(String stack) throws Exception {
    PacemakerView view = Captures.view(stack, "healthy");

    assertThat(view.seenFrom()).isEqualTo("alice");
    assertThat(view.version()).contains("2.1.5-a3f44794f94");
    assertThat(view.dc()).contains("bob");
    assertThat(view.quorum()).isTrue();
    assertThat(view.maintenanceMode()).isFalse();
    assertThat(view.nodes())
        .containsExactly(
            new NodeState("alice", true, false, false, false, false, false, false, false),
            new NodeState("bob", true, false, false, false, false, false, false, true));
    assertThat(view.resources())
        .containsExactly(
            new Group(
                "group_pgsql",
                List.of(
                    started("filesystem", "ocf:heartbeat:Filesystem"),
                    started("ipaddr", "ocf:heartbeat:IPaddr2"),
                    started("pgsql", "ocf:heartbeat:pgsql"))),
            new Clone(
                "ms_drbd",
                true,
                List.of(drbd(Role.PROMOTED, "alice"), drbd(Role.UNPROMOTED, "bob"))));
    assertThat(view.failedActions()).isEmpty();
    assertThat(view.leftBehind()).isEmpty();
    assertThat(view.text()).contains("Online: [ alice bob ]");
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void standby(String stack) throws Exception {
    PacemakerView view = Captures.view(stack, "standby-bob");

    assertThat(view.node("bob").orElseThrow().condition()).isEqualTo(NodeCondition.STANDBY);
    assertThat(view.node("alice").orElseThrow().condition()).isEqualTo(NodeCondition.ONLINE);
    assertThat(view.primitives("drbd").map(Primitive::role))
        .containsExactly(Role.PROMOTED, Role.STOPPED);
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void offline(String stack) throws Exception {
    PacemakerView view = Captures.view(stack, "offline-bob");

    assertThat(view.node("bob").orElseThrow().condition()).isEqualTo(NodeCondition.OFFLINE);
    assertThat(view.dc()).contains("alice");
    assertThat(view.quorum()).isTrue();
    assertThat(view.whereRuns("pgsql")).contains("alice");
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void whatIsUnderWayIsNotYetDone(String stack) throws Exception {
    PacemakerView view = Captures.view(stack, "moving-starting");

    assertThat(view.primitives("pgsql").map(Primitive::role)).containsExactly(Role.STARTING);
    assertThat(view.whereRuns("pgsql")).isEmpty();
    assertThat(view.whereRuns("ipaddr")).contains("bob");
  }

  @Test
  void stoppingStandbyStartingAndDemoted() throws Exception {
    assertThat(roles("standby-stopping", "drbd")).containsExactly(Role.PROMOTED, Role.UNPROMOTED);
    assertThat(roles("moving-stopping", "pgsql")).containsExactly(Role.STOPPING);
    assertThat(roles("starting-bob", "drbd")).containsExactly(Role.PROMOTED, Role.STARTING);
    assertThat(roles("moving-demoted", "drbd")).containsExactly(Role.UNPROMOTED, Role.UNPROMOTED);
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void constraintsLeftBehind(String stack) throws Exception {
    assertThat(Captures.view(stack, "moved-constraints-left").leftBehind())
        .containsExactly(
            new MoveConstraint(
                "cli-prefer-group_pgsql",
                "group_pgsql",
                Optional.of("bob"),
                MoveConstraint.Kind.PREFER),
            new MoveConstraint(
                "cli-ban-group_pgsql-on-alice",
                "group_pgsql",
                Optional.of("alice"),
                MoveConstraint.Kind.BAN));
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void maintenance(String stack) throws Exception {
    PacemakerView view = Captures.view(stack, "maintenance-mode");

    assertThat(view.maintenanceMode()).isTrue();
    assertThat(view.primitives()).noneMatch(Primitive::managed).hasSize(5);
    assertThat(view.whereRuns("pgsql")).contains("bob");
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void aFailedStopBlocks(String stack) throws Exception {
    PacemakerView view = Captures.view(stack, "stop-failed-blocked");

    Primitive address = view.primitives("ipaddr").findFirst().orElseThrow();
    assertThat(address.blocked()).isTrue();
    assertThat(address.failed()).isTrue();
    assertThat(address.managed()).isFalse();
    assertThat(view.failedActions())
        .containsExactly(
            new FailedAction(
                "ipaddr",
                "stop",
                "bob",
                1,
                stack.equals(Captures.DEBIAN_12) ? "error" : "Error occurred",
                "no permission to remove the address",
                "2026-11-23 09:33:43Z"));
  }

  @Test
  void aFailedMonitorIsBeingPutRight() throws Exception {
    PacemakerView view = Captures.view(Captures.DEBIAN_12, "failed-monitor");

    Primitive database = view.primitives("pgsql").findFirst().orElseThrow();
    assertThat(database.failed()).isTrue();
    assertThat(database.role()).isEqualTo(Role.STARTING);
    assertThat(view.failedActions())
        .containsExactly(
            new FailedAction(
                "pgsql", "monitor", "alice", 7, "not running", "", "2026-11-23 09:24:40Z"));
  }

  @Test
  void aReasonThatIsEscapedTwiceIsReadable() throws Exception {
    assertThat(Captures.view(Captures.DEBIAN_12, "agent-not-installed").failedActions())
        .singleElement()
        .satisfies(
            failed ->
                assertThat(failed.reason())
                    .isEqualTo("Setup problem: couldn't find command: fuser"));
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void wantedStopped(String stack) throws Exception {
    PacemakerView view = Captures.view(stack, "wanted-stopped");

    assertThat(view.primitives("pgsql")).allMatch(Primitive::wantedStopped);
    assertThat(view.primitives("drbd")).noneMatch(Primitive::wantedStopped);
  }

  @Test
  void aFailureThatIsListedTwiceIsOne() throws Exception {
    String capture = Captures.read(Captures.DEBIAN_12, "failed-monitor", "alice.crm_mon.xml");
    String twice = capture.replaceAll("( *<failure .*/>\n)", "$1$1");

    assertThat(twice).isNotEqualTo(capture);
    assertThat(parse(twice).failedActions()).hasSize(1);
  }

  @Test
  void theOlderNamesOfTheRoles() throws Exception {
    String older =
        HEALTHY
            .replace("role=\"Promoted\"", "role=\"Master\"")
            .replace("role=\"Unpromoted\"", "role=\"Slave\"");

    assertThat(parse(older)).isEqualTo(parse(HEALTHY));
  }

  @Test
  void theNumberOfAnInstanceIsNoPartOfItsName() throws Exception {
    assertThat(
            parse(HEALTHY.replaceFirst("resource id=\"drbd\"", "resource id=\"drbd:0\""))
                .primitives("drbd"))
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"offline-bob/bob", "just-started/bob-without-cib"})
  void noClusterYet(String capture) throws Exception {
    String[] parts = capture.split("/", -1);
    String xml = Captures.read(Captures.DEBIAN_12, parts[0], parts[1] + ".crm_mon.xml");

    assertThat(CrmMonParser.parse("bob", xml, "")).isEmpty();
  }

  @Test
  void noClusterOnPacemaker3() throws Exception {
    String xml = Captures.read(Captures.DEBIAN_13, "not-running", "alice.crm_mon.xml");

    assertThat(CrmMonParser.parse("alice", xml, "")).isEmpty();
  }

  @Test
  void noDcYet() throws Exception {
    PacemakerView view =
        parse(Captures.read(Captures.DEBIAN_12, "just-started", "bob-without-dc.crm_mon.xml"));

    assertThat(view.dc()).isEmpty();
    assertThat(view.quorum()).isFalse();
  }

  /// Every capture that is cut short anywhere before its last tag is refused; none becomes a state.
  @ParameterizedTest
  @MethodSource("stacks")
  void cutShort(String stack) {
    String whole = Captures.read(stack, "healthy", "alice.crm_mon.xml");
    for (int length = 0; length < whole.stripTrailing().length(); length += 61) {
      String cut = whole.substring(0, length);
      try {
        CrmMonParser.parse("alice", cut, "");
        fail("read although cut after " + length + " characters");
      } catch (UnreadableException e) {
        assertThat(e.what().key()).isEqualTo("cluster.unreadable");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "role=\"Started\" -> role=\"Levitating\"",
        "online=\"true\" -> online=\"perhaps\"",
        "is_dc=\"false\" -> ",
        "<summary> -> <resume>",
        "</summary> -> </resume>",
        "<pacemaker-result -> <crm_mon",
        "code=\"0\" -> code=\"5\"",
        "<clone -> <bundle",
        "with_quorum=\"true\" -> ",
        "<status code=\"0\" message=\"OK\"/> -> ",
      })
  void unknownForms(String change) {
    String[] parts = change.split(" -> ", -1);
    String changed = HEALTHY.replace(parts[0], parts[1]);

    assertThat(changed).isNotEqualTo(HEALTHY);
    assertThatThrownBy(() -> parse(changed)).isInstanceOf(UnreadableException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><r>&x;</r>",
        "<!DOCTYPE r SYSTEM \"http://127.0.0.1:1/evil.dtd\"><r/>",
        "<!DOCTYPE r [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><r>&b;</r>",
        "\u001b[2J not xml",
        "",
      })
  void hostile(String text) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOfSatisfying(
            UnreadableException.class,
            e -> assertThat(e.what().arguments().toString()).doesNotContain("\u001b", "root:"));
  }

  @Test
  void neitherDepthNorLengthHurts() {
    assertThatThrownBy(() -> parse("<a>".repeat(80_000)))
        .isInstanceOf(UnreadableException.class)
        .hasMessageMatching("(?s).{1,600}");
  }

  private static PacemakerView parse(String xml) throws UnreadableException {
    return CrmMonParser.parse("alice", xml, "").orElseThrow();
  }

  private static Stream<Role> roles(String state, String id) throws UnreadableException {
    return Captures.view(Captures.DEBIAN_12, state).primitives(id).map(Primitive::role);
  }

  private static Primitive started(String id, String agent) {
    return primitive(id, agent, Role.STARTED, "alice");
  }

  private static Primitive drbd(Role role, String node) {
    return primitive("drbd", "ocf:linbit:drbd", role, node);
  }

  private static Primitive primitive(String id, String agent, Role role, String node) {
    return new Primitive(id, agent, role, List.of(node), false, false, true, false, false, false);
  }
}
