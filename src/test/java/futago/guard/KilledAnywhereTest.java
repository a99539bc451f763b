package futago.guard;

import static org.assertj.core.api.Assertions.assertThat;

import futago.simulator.Simulation;
import futago.spec.PlatformName;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Futago dies at one moment of building a cluster after the other, and a new one goes on each
/// time: what comes out is what an undisturbed run makes.
@Timeout(2400)
class KilledAnywhereTest {
  private static final double SPEED = 60;

  @TempDir private Path directory;

  /// A part of the moments, drawn anew from the same seed each time.
  @ParameterizedTest
  @EnumSource
  void atSomeMoments(PlatformName platform) throws Exception {
    var random = new Random(20140227);
    var passed = new HashSet<Moment>();
    Undisturbed undisturbed = undisturbed(platform);
    int died =
        lifeAfterLife(
            platform, undisturbed, moment -> passed.add(moment) && random.nextInt(8) == 0);
    assertThat(died).isGreaterThan(10);
  }

  /// All of them. What is reached depends on what the deaths before left behind, so new nodes are
  /// taken until no moment is left that did not have its turn.
  @Tag("exhaustive")
  @ParameterizedTest
  @EnumSource
  void atEveryMoment(PlatformName platform) throws Exception {
    Undisturbed undisturbed = undisturbed(platform);
    var died = new HashSet<Moment>();
    int before;
    int worlds = 0;
    do {
      before = died.size();
      lifeAfterLife(platform, undisturbed, died::add);
      worlds++;
    } while (died.size() > before);
    var left = new TreeSet<String>();
    undisturbed.moments().stream()
        .filter(moment -> !died.contains(moment))
        .forEach(moment -> left.add(moment.toString()));
    System.out.printf(
        "%s: killed at %d moments, on %d pairs of nodes; an undisturbed run has %d%n",
        platform.id(), died.size(), worlds, undisturbed.moments().size());
    assertThat(left).isEmpty();
  }

  private record Undisturbed(PairState state, Set<Moment> moments) {}

  private Undisturbed undisturbed(PlatformName platform) throws Exception {
    try (Simulation simulation = Simulation.start(platform, SPEED)) {
      Life life = Life.live(simulation, directory, _ -> false);
      assertThat(life.death()).isEmpty();
      return new Undisturbed(PairState.of(simulation), life.moments());
    }
  }

  /// Builds a cluster on new nodes, and dies at each chosen moment.
  ///
  /// @return how many deaths it took
  private int lifeAfterLife(
      PlatformName platform, Undisturbed undisturbed, Predicate<Moment> chooses) throws Exception {
    try (Simulation simulation = Simulation.start(platform, SPEED)) {
      int deaths = -1;
      Optional<Moment> death;
      do {
        death = Life.live(simulation, directory, chooses).death();
        deaths++;
      } while (death.isPresent());
      assertThat(simulation.unknownCommands()).isEmpty();
      assertThat(PairState.of(simulation).differencesFrom(undisturbed.state())).isEmpty();
      assertThat(simulation.spec().nodes())
          .extracting(node -> MachineState.membershipKey(simulation.machine(node.name())))
          .containsOnly(MachineState.membershipKey(simulation.machine("alice")));
      return deaths;
    }
  }
}
