package futago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import futago.spec.PlatformName;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Futago dies in the midst of an action on a running cluster: what it began comes to its end by
/// itself, and takes a move's constraint back. A new one can read the cluster at once, is kept out
/// by no lock, and does the same or finds it done.
class KilledActionsTest {
  /// A part of the moments, drawn anew from the same seed each time.
  @ParameterizedTest
  @EnumSource
  @Timeout(240)
  void atSomeMoments(PlatformName platform) throws Exception {
    var random = new Random(20140227);
    assertThat(killed(platform, _ -> random.nextInt(16) == 0)).isPositive();
  }

  /// All of them.
  @Tag("exhaustive")
  @ParameterizedTest
  @EnumSource
  @Timeout(1800)
  void atEveryMoment(PlatformName platform) throws Exception {
    int died = killed(platform, _ -> true);
    System.out.printf("%s: killed at %d moments of actions%n", platform.id(), died);
    assertThat(died).isGreaterThan(100);
  }

  /// @param wanted which of the moments of an undisturbed action have their turn
  /// @return how often it died
  private static int killed(PlatformName platform, Predicate<ActionDeath.Moment> wanted)
      throws Exception {
    try (var cluster = new SimulatedCluster(platform)) {
      cluster.apply();
      var deaths = new Deaths(cluster);
      int died = 0;
      for (Acted acted : Acted.values()) {
        died += deaths.in(new ActionDeed(cluster, acted), wanted);
      }
      cluster.everythingIsModelled();
      return died;
    }
  }
}
