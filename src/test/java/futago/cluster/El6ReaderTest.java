package futago.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.ClusterResource.Primitive;
import futago.command.Run;
import futago.remote.CommandResult;
import futago.spec.PlatformName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The reader with nodes of the talk's cluster: Pacemaker 1.0, which has no XML.
class El6ReaderTest {
  private static final String HEALTHY = Captures10.text("s1-both-online");
  private static final String USAGE =
      "crm_mon - Provides a summary of cluster's current state.\n\nUsage: crm_mon mode [options]\n";

  private static ClusterStatus both(String screen) {
    return Example.el6(El6Answers.showing(screen), El6Answers.bobShowing(screen));
  }

  @Test
  void healthy() throws Exception {
    var alice = new CapturedNode("alice", El6Answers.showing(HEALTHY).all());
    var bob = new CapturedNode("bob", El6Answers.bobShowing(HEALTHY).all());

    ClusterStatus status = Example.el6(alice, bob);

    assertThat(status.platform()).contains(PlatformName.EL6_HEARTBEAT);
    assertThat(status.groupOn()).contains("alice");
    assertThat(status.virtualIpOn()).contains("alice");
    assertThat(status.nodes())
        .allMatch(report -> report.pacemaker() == PacemakerService.RUNNING)
        .allMatch(report -> report.drbd().isPresent())
        .allMatch(report -> report.trouble().isEmpty());
    PacemakerView view = status.pacemaker().orElseThrow();
    assertThat(view.primitives("drbd").map(Primitive::agent))
        .hasSize(2)
        .containsOnly("ocf:linbit:drbd");
    assertThat(view.text()).startsWith("====").endsWith("Slaves: [ bob ]");
    assertThat(Findings.of(status)).isEmpty();
    assertThat(alice.commands()).hasSize(1);
    assertThat(bob.commands()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"0, true", "1, true", "1, false"})
  void howeverXmlIsRefused(int status, boolean usage) {
    El6Answers answers =
        El6Answers.showing(HEALTHY).with("crm_mon.xml", status, usage ? USAGE : "");

    assertThat(Example.el6(answers, answers).groupOn()).contains("alice");
  }

  @Test
  void whatMovesLeftBehind() {
    El6Answers moved =
        El6Answers.showing(HEALTHY)
            .with("constraints", 0, El6Answers.constraints(El6Answers.MOVED));

    ClusterStatus status = Example.el6(moved, moved);

    assertThat(status.pacemaker().orElseThrow().leftBehind())
        .containsExactly(
            new MoveConstraint(
                "cli-prefer-group_pgsql",
                "group_pgsql",
                Optional.of("bob"),
                MoveConstraint.Kind.PREFER),
            new MoveConstraint(
                "cli-standby-group_pgsql",
                "group_pgsql",
                Optional.of("alice"),
                MoveConstraint.Kind.BAN));
    assertThat(Findings.of(status))
        .extracting(Finding::cure)
        .allMatch(cure -> cure.arguments().contains("crm resource unmigrate group_pgsql"));
  }

  @Test
  void aGroupThatIsConfiguredToBeStopped() {
    String stopped =
        El6Answers.configured("drbd")
            .replace(
                "<group id=\"group_pgsql\">",
                "<group id=\"group_pgsql\"><nvpair id=\"t\" name=\"target-role\""
                    + " value=\"Stopped\"/>");
    String screen = Captures10.screen("load-and-start", "00:13:46");
    El6Answers answers = El6Answers.showing(screen).with("cib.resources", 0, stopped);

    assertThat(keys(Example.el6(answers, answers)))
        .containsExactly("cluster.finding.group-disabled");
  }

  @Test
  void oneNodeIsStopped() {
    ClusterStatus status =
        Example.el6(El6Answers.showing(Captures10.text("s4-offline-bob")), El6Answers.stopped());

    NodeReport bob = status.report("bob").orElseThrow();
    assertThat(bob.pacemaker()).isEqualTo(PacemakerService.NOT_RUNNING);
    assertThat(bob.trouble()).isEmpty();
    assertThat(Findings.of(status).getFirst())
        .isEqualTo(Finding.of("cluster.finding.not-running", "bob", "service heartbeat start"));
  }

  @Test
  void nothingIsInstalled() {
    El6Answers bare =
        El6Answers.stopped().with("crm_mon.xml", 127, "").with("crm_mon.text", 127, "");

    ClusterStatus status = Example.el6(bare, bare);

    assertThat(status.nodes())
        .allMatch(report -> report.pacemaker() == PacemakerService.NOT_INSTALLED);
    assertThat(status.platform()).contains(PlatformName.EL6_HEARTBEAT);
  }

  @Test
  void whileOneNodeStartsAlone() {
    ClusterStatus status = both(Captures10.screen("cold-start-alone", "00:56:50"));

    assertThat(status.groupOn()).isEmpty();
    assertThat(status.pacemaker().orElseThrow().dc()).isEmpty();
    assertThat(keys(status)).contains("cluster.finding.no-dc");
  }

  @Test
  void theLinkIsCut() {
    String alice = Captures10.screen("link-cut-alice", "01:04:12");
    String bob = swapped(alice);

    ClusterStatus status = Example.el6(El6Answers.showing(alice), El6Answers.showing(bob));

    assertThat(status.partitioned()).isTrue();
    assertThat(Findings.of(status))
        .contains(
            Finding.of(
                "cluster.finding.partitioned",
                "cl_status nodestatus alice; cl_status nodestatus bob"));
  }

  private static String swapped(String screen) {
    return screen.replace("alice", "\0").replace("bob", "alice").replace("\0", "bob");
  }

  @Test
  void whereEverythingRunsTwiceNothingIsClaimed() {
    List<Captures10.Screen> screens = Captures10.sequence("link-returns-alice");

    ClusterStatus undecided = both(screens.get(1).text());
    ClusterStatus decided = both(screens.get(2).text());

    assertThat(undecided.groupOn()).isEmpty();
    assertThat(undecided.virtualIpOn()).isEmpty();
    assertThat(decided.groupOn()).isEmpty();
    assertThat(decided.virtualIpOn()).contains("alice");
  }

  @ParameterizedTest
  @CsvSource({
    "s5-failed-monitor, ''",
    "s6-threshold, failed-action",
    "s7-stop-failed-blocked, failed-action blocked group-stopped",
    "s10-promote-failed, standby failed-action group-stopped drbd-down",
  })
  void findings(String file, String expected) {
    assertThat(
            keys(both(Captures10.text(file))).stream()
                .map(key -> key.replace("cluster.finding.", ""))
                .toList())
        .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
  }

  private static List<String> keys(ClusterStatus status) {
    return Findings.of(status).stream().map(finding -> finding.what().key()).toList();
  }

  @Test
  void anAnswerThatIsCutAnywhereIsNoState() throws Exception {
    var node = new CapturedNode("alice", El6Answers.showing(HEALTHY).all());
    int whole = node.run(everything()).output().length();

    for (int length = 0; length < whole - 1; length++) {
      int kept = length;
      var cut = new CapturedNode("alice", Map.of());
      cut.whenAsked(run -> new CommandResult(0, node.run(run).output().substring(0, kept), ""));
      NodeAnswer answer = poll().ask(cut, Duration.ofMinutes(1));
      assertThat(answer.view()).as("cut after %d", length).isEmpty();
      assertThat(answer.report().trouble()).isPresent();
    }
    assertThat(poll().ask(node, Duration.ofMinutes(1)).view()).isPresent();
  }

  private static Run everything() {
    return StatusQuestions.script(new StatusQuestions(Example.EL6).everything()).lean();
  }

  private static NodePoll poll() {
    return new NodePoll(Example.EL6, "alice", InstantSource.fixed(Example.NOW));
  }

  @Test
  void aTextThatCannotBeReadIsSaidSoAndTheOtherNodeIsBelieved() {
    El6Answers broken =
        El6Answers.showing(HEALTHY)
            .with(
                "crm_mon.text",
                0,
                Captures10.answer(HEALTHY.replace("Started", "\u001b[32mStarted")));

    ClusterStatus status = Example.el6(broken, El6Answers.showing(HEALTHY));

    assertThat(status.pacemaker().orElseThrow().seenFrom()).isEqualTo("bob");
    assertThat(status.report("alice").orElseThrow().trouble().orElseThrow().what().key())
        .isEqualTo("cluster.unreadable-on");
    assertThat(status.groupOn()).contains("alice");
  }

  @Test
  void theResourceMayHaveAnotherDeviceThanTheSpecSays() {
    El6Answers other =
        El6Answers.showing(HEALTHY)
            .with("proc.drbd", 0, El6Answers.procDrbd(" 0: cs:Unconfigured\n"))
            .with(
                "drbd.overview",
                0,
                "  1:pgsql/0  Connected Primary/Secondary UpToDate/UpToDate C r-----\n");

    assertThat(Example.el6(other, other).nodes())
        .allMatch(node -> node.drbd().orElseThrow().connection() == DrbdConnection.CONNECTED);
  }

  @Test
  void aFormOfDrbdThatIsNotKnownDoesNotHideTheCluster() {
    El6Answers odd =
        El6Answers.showing(HEALTHY).with("proc.drbd", 0, "version: 10.0.0 (api:3/proto:120-140)");

    ClusterStatus status = Example.el6(odd, El6Answers.showing(HEALTHY));

    assertThat(status.report("alice").orElseThrow().trouble()).isPresent();
    assertThat(status.pacemaker().orElseThrow().seenFrom()).isEqualTo("alice");
  }

  @Test
  void aHostOfAnUnknownNameIsToldByHowItsPacemakerSpeaks() {
    El6Answers unknown =
        El6Answers.showing(HEALTHY).with("redhat-release", 0, "Scientific Linux release 6.5");
    var debian =
        Example.el6(
            new CapturedNode("alice", Captures.DEBIAN_12, "healthy"),
            new CapturedNode("bob", Captures.DEBIAN_12, "healthy"));

    assertThat(Example.el6(unknown, unknown).platform()).contains(PlatformName.EL6_HEARTBEAT);
    assertThat(debian.platform()).contains(PlatformName.DEBIAN_COROSYNC);
  }

  @Test
  void aDeadNodeDoesNotKeepThePlatformSecret() {
    var dead = new CapturedNode("alice", El6Answers.showing(HEALTHY).all());
    dead.whenAsked(
        _ -> {
          throw CapturedNode.unreachable("alice");
        });
    var alive = new CapturedNode("bob", El6Answers.bobShowing(HEALTHY).all());

    assertThat(Example.el6(dead, alive).platform()).contains(PlatformName.EL6_HEARTBEAT);
    dead.whenAsked(_ -> new CommandResult(0, "", ""));
    assertThat(Example.el6(dead, dead).platform()).isEmpty();
  }

  @Test
  void whatTheNodesSayCountsMoreThanWhatTheSpecSays() {
    var alice = new CapturedNode("alice", El6Answers.showing(HEALTHY).all());
    var bob = new CapturedNode("bob", El6Answers.bobShowing(HEALTHY).all());

    assertThat(Example.SPEC.platform()).contains(PlatformName.DEBIAN_COROSYNC);
    assertThat(Example.status(alice, bob).platform()).contains(PlatformName.EL6_HEARTBEAT);
  }
}
