package futago.report;

import static org.assertj.core.api.Assertions.assertThat;

import futago.simulator.machine.FileTree;
import futago.spec.PlatformName;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the runbook has copied to a new machine is there on a node that Futago has built, and what
/// it has written there by hand is what Futago itself notes.
@Timeout(240)
class ReplacementTest {
  @ParameterizedTest
  @EnumSource(PlatformName.class)
  void whatIsCopiedIsThere(PlatformName platform, @TempDir Path state) throws Exception {
    try (var cluster = new BuiltCluster(platform, state)) {
      ReportSource source = cluster.offline();
      var machine = new Replacement(source.spec(), source.platform(), source.spec().sby());
      FileTree alice = cluster.simulation.machine("alice").files();
      assertThat(machine.files()).allMatch(alice::exists);
      assertThat(machine.createMetadata())
          .contains(
              " > /var/lib/futago/disk ",
              "readlink -f " + alice.text("/var/lib/futago/disk").orElseThrow().strip());
    }
  }
}
