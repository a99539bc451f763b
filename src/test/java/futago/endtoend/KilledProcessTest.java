package futago.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import futago.app.Futago;
import futago.guard.PairState;
import futago.simulator.Simulation;
import futago.spec.PlatformName;
import futago.spec.SpecWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A Futago in a process of its own that builds a cluster on simulated nodes is killed again and
/// again, as the lab does it on real ones.
@Tag("exhaustive")
@Timeout(400)
class KilledProcessTest {
  private static final double SPEED = 60;

  /// By which the lab's timetable is run through; most of its time goes into programs that are
  /// simulated at once.
  private static final double HURRY = 600;

  @TempDir private Path directory;

  @Test
  void twiceAndOnceMore() throws Exception {
    asOftenAs(2);
  }

  @Test
  void aDozenTimes() throws Exception {
    asOftenAs(12);
  }

  private void asOftenAs(int times) throws Exception {
    long seed = Long.getLong("futago.seed", new Random().nextLong());
    System.out.println("-Dfutago.seed=" + seed);
    try (Simulation undisturbed = Simulation.start(PlatformName.DEBIAN_COROSYNC, SPEED);
        Simulation simulation = Simulation.start(PlatformName.DEBIAN_COROSYNC, SPEED)) {
      assertThat(apply(undisturbed, List.of(), "undisturbed")).isZero();

      List<Kills.Kill> kills = Kills.draw(new Random(seed), times);
      int killed = apply(simulation, kills, "killed");

      assertThat(killed).as(kills.toString()).isPositive();
      assertThat(simulation.unknownCommands()).isEmpty();
      assertThat(PairState.of(simulation).differencesFrom(PairState.of(undisturbed)))
          .as("killed at " + kills)
          .isEmpty();
    }
  }

  private int apply(Simulation simulation, List<Kills.Kill> kills, String name) throws Exception {
    Path home = Files.createDirectories(directory.resolve(name));
    Path spec = home.resolve("cluster.json");
    Files.writeString(spec, SpecWriter.write(simulation.spec()));
    var way =
        new FutagoRun.Way(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                Futago.class.getName()),
            Map.of(
                "FUTAGO_SSH_PASSWORD",
                new String(simulation.password().reveal(), StandardCharsets.US_ASCII),
                "FUTAGO_POSTGRES_PASSWORD",
                LabCluster.PASSWORD,
                "FUTAGO_KNOWN_HOSTS",
                home.resolve("known_hosts").toString()),
            home.resolve("state"),
            simulation.spec().name());
    return Kills.survive(
        kills,
        way,
        List.of("apply", spec.toString(), "--accept-host-keys"),
        HURRY,
        Duration.ofMinutes(3));
  }
}
