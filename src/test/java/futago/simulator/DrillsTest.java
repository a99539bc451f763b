package futago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.ActionRequest;
import futago.cluster.ClusterStatus;
import futago.cluster.drill.Drill;
import futago.cluster.drill.DrillEvent;
import futago.cluster.drill.DrillOptions;
import futago.cluster.drill.DrillPlan;
import futago.cluster.drill.DrillResult;
import futago.spec.PlatformName;
import futago.text.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every drill on simulated nodes, one after another in the same cluster: each comes out as it
/// should, loses nothing, and leaves the cluster as it was.
@Timeout(240)
class DrillsTest {
  private static final DrillOptions OPTIONS =
      new DrillOptions(false, Duration.ofSeconds(1), Duration.ofMinutes(30));

  @ParameterizedTest
  @EnumSource
  void everyDrill(PlatformName platform) throws Exception {
    try (var cluster = new SimulatedCluster(platform)) {
      cluster.apply();
      cluster.untilWholeOn("alice");
      for (Drill drill : Drill.values()) {
        DrillResult result = run(cluster, drill, OPTIONS);
        assertThat(said(result)).as("%s on %s", drill, platform).isEmpty();
        assertThat(result.rows().orElseThrow().lost()).as(drill.id()).isZero();
        assertThat(result.rows().orElseThrow().acknowledged()).as(drill.id()).isPositive();
        assertThat(result.redundancyMillis()).as(drill.id()).isPresent();
        assertThat(result.returned()).as(drill.id()).isTrue();
        cluster.everythingIsModelled();
        cluster.untilWholeOn("alice");
      }
    }
  }

  @Test
  void staysWhereItWentAndIsRefusedWhereSomethingIsMissing() throws Exception {
    try (var cluster = new SimulatedCluster(PlatformName.DEBIAN_COROSYNC)) {
      cluster.apply();
      cluster.untilWholeOn("alice");
      DrillResult result = run(cluster, Drill.SWITCHOVER, OPTIONS.staying());
      assertThat(result.met()).isTrue();
      assertThat(result.returned()).isFalse();
      ClusterStatus before = cluster.untilWholeOn("bob");

      cluster.act(new ActionRequest.Standby("alice"));
      DrillPlan plan = cluster.drills().plan(Drill.POWER_OFF);
      assertThat(plan).isInstanceOf(DrillPlan.Refused.class);
      assertThat(((DrillPlan.Refused) plan).why()).isNotEmpty();
      assertThat(cluster.drills().plan(Drill.POWER_OFF, before))
          .isInstanceOf(DrillPlan.Ready.class);
    }
  }

  /// The database dies once more while the cluster is put in order again.
  @Test
  void aSecondOutageIsCountedAndIsNotWhatWasExpected() throws Exception {
    try (var cluster = new SimulatedCluster(PlatformName.DEBIAN_COROSYNC)) {
      cluster.apply();
      cluster.untilWholeOn("alice");
      var plan = (DrillPlan.Ready) cluster.drills().plan(Drill.SWITCHOVER);
      DrillResult result =
          cluster
              .drills()
              .run(
                  plan,
                  OPTIONS.staying(),
                  event -> {
                    if (event instanceof DrillEvent.PhaseBegan began
                        && began.phase() == DrillEvent.Phase.RECOVERY) {
                      killDatabase(cluster, "bob");
                    }
                  });
      assertThat(said(result)).singleElement().asString().contains("2 outages; no more than 1");
      assertThat(result.outagesMillis()).hasSizeGreaterThanOrEqualTo(2);
      assertThat(result.downtimeMillis())
          .isEqualTo(result.outagesMillis().stream().mapToLong(Long::longValue).sum())
          .isGreaterThan(result.longestMillis());
      assertThat(result.rows().orElseThrow().lost()).isZero();
      assertThat(result.whole()).isTrue();
    }
  }

  private static void killDatabase(SimulatedCluster cluster, String node) {
    String pid = cluster.simulation.spec().drbd().mount() + "/data/postmaster.pid";
    try {
      cluster.command(node, "sh", "-c", "kill -9 \"$(head -n 1 " + pid + ")\"");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static DrillResult run(SimulatedCluster cluster, Drill drill, DrillOptions options)
      throws Exception {
    var phases = new ArrayList<DrillEvent.Phase>();
    DrillPlan plan = cluster.drills().plan(drill);
    assertThat(plan).as(drill.id()).isInstanceOf(DrillPlan.Ready.class);
    DrillResult result =
        cluster
            .drills()
            .run(
                (DrillPlan.Ready) plan,
                options,
                event -> {
                  if (event instanceof DrillEvent.PhaseBegan began) {
                    phases.add(began.phase());
                  }
                });
    assertThat(phases)
        .as(drill.id())
        .isSorted()
        .startsWith(DrillEvent.Phase.WRITING, DrillEvent.Phase.HARM)
        .endsWith(DrillEvent.Phase.OVER);
    return result;
  }

  private static List<String> said(DrillResult result) {
    Texts texts = Texts.in(Locale.ENGLISH);
    return result.unmet().stream().map(texts::say).toList();
  }
}
