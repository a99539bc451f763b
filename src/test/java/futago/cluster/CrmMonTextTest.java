package futago.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.ClusterResource.Clone;
import futago.cluster.ClusterResource.Group;
import futago.cluster.ClusterResource.Primitive;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrmMonTextTest {
  private static final String HEALTHY = Captures10.text("s1-both-online");
  private static final String HEAD = HEALTHY.substring(0, HEALTHY.indexOf("Online:"));

  /// Every screen that was captured, against what it says.
  @Test
  void everyScreenSaysWhatItSays() throws Exception {
    var read = new ArrayList<String>();
    for (String file :
        List.of(
            "s1-both-online",
            "s2-standby-bob",
            "s4-offline-bob",
            "s5-failed-monitor",
            "s6-threshold",
            "s7-stop-failed-blocked",
            "s10-promote-failed")) {
      read.add(file + " | " + brief(Captures10.view(Captures10.text(file))));
    }
    for (String sequence : Captures10.SEQUENCES) {
      for (Captures10.Screen screen : Captures10.sequence(sequence)) {
        Optional<PacemakerView> view =
            screen.status() == 0
                ? Optional.of(Captures10.view(screen.text()))
                : CrmMonText.parse("alice", screen.text(), ConfiguredResources.NONE);
        read.add(
            sequence
                + " "
                + screen.time()
                + " | "
                + view.map(CrmMonTextTest::brief).orElse("no cluster"));
      }
    }
    assertThat(read)
        .containsExactlyElementsOf(
            Files.readAllLines(Captures10.DIRECTORY.resolve("screens.expected")))
        .hasSize(62);
  }

  private static String brief(PacemakerView view) {
    return "DC %s, %s | %s | %s | %s"
        .formatted(
            view.dc()
                .map(dc -> dc + (view.quorum() ? " with quorum" : " WITHOUT quorum"))
                .orElse("-"),
            view.version().orElse("-"),
            view.nodes().stream()
                .map(node -> node.name() + " " + node.condition().name())
                .collect(Collectors.joining(", ")),
            view.resources().stream().map(CrmMonTextTest::brief).collect(Collectors.joining(", ")),
            view.failedActions().stream()
                .map(
                    failed ->
                        "%s %s %s %d %s"
                            .formatted(
                                failed.resource(),
                                failed.operation(),
                                failed.node(),
                                failed.exitCode(),
                                failed.exitStatus()))
                .collect(Collectors.joining(", ")));
  }

  private static String brief(ClusterResource resource) {
    return switch (resource) {
      case Group group -> group.id() + ": " + briefly(group.members());
      case Clone clone -> clone.id() + ": " + briefly(clone.instances());
      case Primitive single ->
          (single.id()
                  + " "
                  + single.role()
                  + " "
                  + String.join(" ", single.nodes())
                  + (single.managed() ? "" : " unmanaged")
                  + (single.failed() ? " failed" : "")
                  + (single.blocked() ? " blocked" : ""))
              .strip()
              .replace("  ", " ");
    };
  }

  private static String briefly(List<ClusterResource> resources) {
    return resources.stream().map(CrmMonTextTest::brief).collect(Collectors.joining(", "));
  }

  @Test
  void withTheNamesFromTheConfigurationItIsTheSameModelAsFromXml() throws Exception {
    PacemakerView view =
        Captures10.view(HEALTHY, ConfiguredResources.parse(El6Answers.configured("drbd_pg")));

    assertThat(view)
        .isEqualTo(
            new PacemakerView(
                "alice",
                Optional.of("1.0.13-30bb726d3"),
                Optional.of("bob"),
                true,
                false,
                List.of(
                    new NodeState("alice", true, false, false, false, false, false, false, false),
                    new NodeState("bob", true, false, false, false, false, false, false, true)),
                List.of(
                    new Group(
                        "group_pgsql",
                        List.of(
                            running("fs_pg", "ocf:heartbeat:Filesystem", Role.STARTED, "alice"),
                            running("pgsql", "ocf:heartbeat:pgsql", Role.STARTED, "alice"),
                            running("vip_pg", "ocf:heartbeat:IPaddr2", Role.STARTED, "alice"))),
                    new Clone(
                        "ms_drbd",
                        true,
                        List.of(
                            running("drbd_pg", "ocf:linbit:drbd", Role.PROMOTED, "alice"),
                            running("drbd_pg", "ocf:linbit:drbd", Role.UNPROMOTED, "bob")))),
                List.of(),
                List.of(),
                Map.of(),
                HEALTHY.strip()));
  }

  private static Primitive running(String id, String agent, Role role, String node) {
    return new Primitive(id, agent, role, List.of(node), false, false, true, false, false, false);
  }

  @Test
  void theTalksLastSlide() throws Exception {
    // The slide is too narrow for this one line.
    String slide =
        Captures10.text("last-slide").replace("partition with\nquorum", "partition with quorum");

    PacemakerView view = Captures10.view(slide);

    assertThat(brief(view))
        .isEqualTo(
            "DC bob with quorum, 1.0.13-30bb726 | alice ONLINE, bob ONLINE"
                + " | group_pgsql: filesystem Started bob, ipaddr Started bob, pgsql Started bob,"
                + " ms_drbd: ms_drbd Promoted bob, ms_drbd Unpromoted alice | ");
    assertThat(view.primitives("ipaddr"))
        .singleElement()
        .returns("ocf:heartbeat:IPAddr2", Primitive::agent);
  }

  @Test
  void theSlidesConfigurationAsItRan() throws Exception {
    String screen =
        Captures10.part("slides-config-run", "====", "--- crm configure show").stripTrailing();

    assertThat(brief(Captures10.view(screen)))
        .isEqualTo(
            "DC bob with quorum, 1.0.13-30bb726d3 | alice ONLINE, bob ONLINE"
                + " | group_pgsql: filesystem Started alice, ipaddr Started alice,"
                + " pgsql Started alice, ms_drbd: ms_drbd Promoted alice, ms_drbd Unpromoted bob"
                + " | ");
  }

  @Test
  void afterAMigrateWithForce() throws Exception {
    // Of these screens the head and the nodes were not kept.
    String list =
        Captures10.part("slides-config-run", "This message can be disabled", "location cli")
            .replaceFirst("(?s).*?(?=Full list)", "");

    assertThat(brief(Captures10.view(HEAD + "Online: [ alice bob ]\n\n" + list)))
        .contains("pgsql Started bob, ms_drbd: ms_drbd Promoted bob, ms_drbd Unpromoted alice");
  }

  @Test
  void nothingConfigured() throws Exception {
    String first = Captures10.part("00-empty", "====", "\n\n\n====");
    String second = Captures10.part("00-empty", "====", "<cib").substring(first.length()).strip();

    assertThat(Captures10.view(first)).isEqualTo(empty(first));
    assertThat(Captures10.view(second)).isEqualTo(empty(second));
  }

  private static PacemakerView empty(String text) {
    return new PacemakerView(
        "alice",
        Optional.of("1.0.13-30bb726d3"),
        Optional.of("bob"),
        true,
        false,
        List.of(
            new NodeState("alice", true, false, false, false, false, false, false, false),
            new NodeState("bob", true, false, false, false, false, false, false, true)),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        text.strip());
  }

  @Test
  void aMonitorThatFailedWithOnFailBlock() throws Exception {
    PacemakerView view = Captures10.view(HEAD + Captures10.text("s12-monitor-onfail-block"));

    assertThat(view.primitives("pgsql"))
        .containsExactly(
            new Primitive(
                "pgsql",
                "ocf:heartbeat:pgsql",
                Role.STARTED,
                List.of("bob"),
                true,
                true,
                false,
                false,
                false,
                false));
    assertThat(view.failedActions())
        .containsExactly(new FailedAction("pgsql", "monitor", "bob", 7, "not running", "", ""));
  }

  @Test
  void theOtherTranscriptsWithAScreen() throws Exception {
    String replaced = Captures10.text("t-replace-stopped");
    String after = replaced.substring(replaced.indexOf("rc=0\n") + "rc=0\n".length());
    assertThat(brief(Captures10.view(HEAD + after))).contains("vip_pg Started alice, ms_drbd:");

    String tools = Captures10.text("t-tools");
    String running = tools.substring(tools.lastIndexOf("====\nLast"), tools.indexOf("<nodes>"));
    assertThat(brief(Captures10.view(running)))
        .startsWith("DC alice with quorum, 1.0.13-30bb726d3 | alice ONLINE, bob ONLINE | ")
        .contains("fs_pg Started bob", "ms_drbd Promoted bob, ms_drbd Unpromoted alice");
  }

  @Test
  void heartbeatDoesNotRun() throws Exception {
    String said = Captures10.part("t-stopped-node", "\nConnection to cluster", "\nrc=10");

    assertThat(CrmMonText.parse("alice", said, ConfiguredResources.NONE)).isEmpty();
  }

  /// From the source of 1.0, where they were not seen.
  @ParameterizedTest
  @CsvSource({
    "UNCLEAN (online), UNCLEAN, true",
    "UNCLEAN (pending), UNCLEAN, true",
    "UNCLEAN (offline), UNCLEAN, false",
    "pending, PENDING, true",
    "standby (on-fail), STANDBY, true",
    "standby, STANDBY, true",
    "OFFLINE (standby), OFFLINE, false",
  })
  void conditionsOfNodes(String words, NodeCondition condition, boolean online) throws Exception {
    String text = Captures10.text("s2-standby-bob").replace("d): standby\n", "d): " + words + "\n");

    NodeState bob = Captures10.view(text).node("bob").orElseThrow();

    assertThat(bob.condition()).isEqualTo(condition);
    assertThat(bob.online()).isEqualTo(online);
    assertThat(bob.standby()).isEqualTo(words.endsWith("standby") || words.endsWith("(standby)"));
    assertThat(bob.standbyOnFail()).isEqualTo(words.endsWith("(on-fail)"));
  }

  @Test
  void aNodeWhoseIdIsItsName() throws Exception {
    String text =
        Captures10.text("s2-standby-bob").replaceAll(" \\([0-9a-f]{8}-[0-9a-f-]{27}\\)", "");

    assertThat(brief(Captures10.view(text)))
        .isEqualTo(brief(Captures10.view(Captures10.text("s2-standby-bob"))));
  }

  @Test
  void withoutQuorum() throws Exception {
    assertThat(Captures10.view(HEALTHY.replace("partition with ", "partition WITHOUT ")).quorum())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Started alice FAILED, failed",
    "Started alice (unmanaged), unmanaged",
    "Started alice (unmanaged) FAILED, unmanaged failed blocked",
    "Started alice FAILED (failure ignored), failed ignored",
    "' ORPHANED Started alice', orphaned",
    "' ORPHANED Started alice (unmanaged) FAILED', orphaned unmanaged failed blocked",
    "'Started [ alice bob ]', ''",
    "'Started (unmanaged) FAILED[ alice bob ]', unmanaged failed blocked",
  })
  void whatStandsBesideTheRole(String state, String flags) throws Exception {
    String text = HEALTHY.replace("pgsql):\tStarted alice\n", "pgsql):\t" + state + "\n");

    Primitive pgsql = Captures10.view(text).primitives("pgsql").findFirst().orElseThrow();

    assertThat(pgsql.role()).isEqualTo(Role.STARTED);
    assertThat(pgsql.nodes())
        .isEqualTo(state.contains("bob") ? List.of("alice", "bob") : List.of("alice"));
    assertThat(
            (pgsql.orphaned() ? "orphaned " : "")
                + (pgsql.managed() ? "" : "unmanaged ")
                + (pgsql.failed() ? "failed " : "")
                + (pgsql.blocked() ? "blocked " : "")
                + (pgsql.failureIgnored() ? "ignored " : ""))
        .isEqualToIgnoringWhitespace(flags);
  }

  @Test
  void whatIsNoLongerConfiguredIsNotCounted() throws Exception {
    PacemakerView view =
        Captures10.view(HEALTHY + " old\t(ocf::heartbeat:Dummy):\t ORPHANED Started bob\n");

    assertThat(view.primitives("old")).singleElement().matches(Primitive::orphaned);
  }

  @Test
  void aCloneThatIsLeftAlone() throws Exception {
    assertThat(
            Captures10.view(HEALTHY.replace("ms_drbd\n", "ms_drbd (unmanaged)\n"))
                .primitives("ms_drbd"))
        .hasSize(2)
        .noneMatch(Primitive::managed)
        .noneMatch(Primitive::blocked);
  }

  @Test
  void aPlainCloneAndASingleResource() throws Exception {
    String text =
        HEALTHY.replace("2 Resources", "4 Resources")
            + " Clone Set: everywhere\n     Started: [ alice bob ]\n     Stopped: [ ping:2 ]\n"
            + " alone\t(lsb:cron):\tStopped \n";

    assertThat(brief(Captures10.view(text)))
        .endsWith(
            "everywhere: ping Started alice, ping Started bob, ping Stopped, alone Stopped | ");
  }

  @Test
  void anOperationThatTimedOutSaysSo() throws Exception {
    assertThat(
            Captures10.view(
                    HEALTHY
                        + "\nFailed actions:\n    a_b_migrate_to_0 (node=bob, call=-1, rc=-2,"
                        + " status=Timed Out): unknown exec error\n")
                .failedActions())
        .containsExactly(
            new FailedAction(
                "a_b", "migrate_to", "bob", -2, "unknown exec error", "Timed Out", ""));
  }

  @Test
  void namesDoNotMatter() throws Exception {
    String renamed =
        Captures10.text("s7-stop-failed-blocked")
            .replace("fs_pg", "Online")
            .replace("vip_pg", "node-1_monitor_0")
            .replace("ms_drbd", "Stopped")
            .replace("group_pgsql", "g");

    assertThat(brief(Captures10.view(renamed)))
        .contains(
            "g: Online Started bob, pgsql Started bob unmanaged failed blocked,"
                + " node-1_monitor_0 Stopped, Stopped: Stopped Promoted bob");
  }
}
