package futago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.ClusterNodes;
import futago.cluster.ClusterReader;
import futago.spec.ClusterSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Does the same with a running cluster again and again, and dies at another moment each time.
final class Deaths {
  private final SimulatedCluster cluster;
  private final Set<String> questions;

  /// @param cluster one that has been built
  Deaths(SimulatedCluster cluster) throws InterruptedException {
    this.cluster = cluster;
    this.questions = questions(cluster);
  }

  /// Does it once to the end, and then once for each moment that came.
  ///
  /// @param wanted which of the moments of an undisturbed deed have their turn; asked in the same
  ///   order each time, and not of those that are only a look at the cluster
  /// @return how often it died
  int in(Deed deed, Predicate<ActionDeath.Moment> wanted) throws Exception {
    Run undisturbed = run(deed, _ -> false, deed.name() + " undisturbed");
    assertThat(undisturbed.died()).isEmpty();
    List<ActionDeath.Moment> moments =
        undisturbed.seen().stream()
            .filter(moment -> !questions.contains(moment.line()))
            .sorted(Comparator.comparing(ActionDeath.Moment::line))
            .filter(wanted)
            .toList();
    int died = 0;
    for (ActionDeath.Moment moment : moments) {
      // One that is waited with may come less often than the last time.
      if (run(deed, moment::equals, deed.name() + " at " + moment).died().isPresent()) {
        died++;
      }
    }
    return died;
  }

  /// @param died when it died; empty if it came to its end
  /// @param seen the moments that came
  private record Run(Optional<ActionDeath.Moment> died, Set<ActionDeath.Moment> seen) {}

  private Run run(Deed deed, Predicate<ActionDeath.Moment> chooses, String when) throws Exception {
    Deed.Aftermath aftermath;
    Run run;
    try (var death = new ActionDeath(cluster, chooses)) {
      aftermath = deed.begin(death);
      run = new Run(death.moment(), death.seen());
    }
    aftermath.prove(when);
    return run;
  }

  /// All that is run for a look at the cluster, which changes nothing.
  private static Set<String> questions(SimulatedCluster cluster) throws InterruptedException {
    ClusterSpec spec = cluster.simulation.spec();
    var lines = new TreeSet<String>();
    try (var death = new ActionDeath(cluster, _ -> false);
        var nodes = new ClusterNodes(spec, death::to)) {
      death.arm();
      assertThat(new ClusterReader(spec, nodes, cluster.simulation.clock()).read().pacemaker())
          .isPresent();
      death.seen().forEach(moment -> lines.add(moment.line()));
    }
    return lines;
  }
}
