package futago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.drill.Drill;
import futago.spec.PlatformName;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Futago dies in the midst of a drill: what it harmed is mended without it. A link by the timer on
/// the node, a node without power by a person, all else by the cluster and a clean-up; the client's
/// table can be taken away, and the next drill finds a cluster that is whole.
class KilledDrillsTest {
  /// Moves and locks have their turn where actions are killed.
  private static final List<String> ELSEWHERE = List.of("futago.lock", "crm", "CHECKPOINT");

  /// One moment in sixteen, drawn anew from the same seed each time.
  @ParameterizedTest
  @EnumSource
  @Timeout(600)
  void atSomeMoments(PlatformName platform) throws Exception {
    var random = new Random(20140227);
    int died = killed(platform, _ -> random.nextInt(16) == 0);
    System.out.printf("%s: killed at %d moments of drills%n", platform.id(), died);
    assertThat(died).isPositive();
  }

  /// All of them.
  @Tag("exhaustive")
  @ParameterizedTest
  @EnumSource
  @Timeout(3600)
  void atEveryMoment(PlatformName platform) throws Exception {
    int died = killed(platform, _ -> true);
    System.out.printf("%s: killed at %d moments of drills%n", platform.id(), died);
    assertThat(died).isGreaterThan(80);
  }

  /// @param wanted which of the moments of an undisturbed drill have their turn
  /// @return how often it died
  private static int killed(PlatformName platform, Predicate<ActionDeath.Moment> wanted)
      throws Exception {
    Predicate<ActionDeath.Moment> here =
        moment -> ELSEWHERE.stream().noneMatch(moment.line()::contains);
    try (var cluster = new SimulatedCluster(platform)) {
      cluster.apply();
      var deaths = new Deaths(cluster);
      int died = 0;
      for (Drill drill : Drill.values()) {
        died += deaths.in(new DrillDeed(cluster, drill), here.and(wanted));
      }
      cluster.everythingIsModelled();
      return died;
    }
  }
}
