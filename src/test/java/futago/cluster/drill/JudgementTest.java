package futago.cluster.drill;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.ClusterStatus;
import futago.cluster.probe.Outage;
import futago.cluster.probe.ProbeResult;
import futago.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is as expected, and what is not, of what a client has seen.
class JudgementTest {
  private static final Outage LONG = new Outage(3_000, 8_000, true);
  private static final Outage SHORT = new Outage(61_000, 400, true);
  private static final Outage SLOW = new Outage(70_000, 4_900, false);
  private static final Outage WAITED = new Outage(80_000, 5_100, false);

  private static List<Message> judged(Drill drill, List<Outage> outages) {
    return judged(drill, outages, new Recovery.Left(true, true));
  }

  private static List<Message> judged(Drill drill, List<Outage> outages, Recovery.Left left) {
    var before =
        new ClusterStatus(
            "pgha",
            "192.168.137.201",
            "pgsql",
            Instant.EPOCH,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.of("alice"),
            Optional.of("alice"),
            false,
            false);
    String after = drill.expectation().place() == Expectation.Place.MOVES ? "bob" : "alice";
    var unmet = new ArrayList<Message>();
    new Judgement(
            new DrillPlan.Ready(drill, "alice", "bob", List.of(), List.of(), before),
            Optional.of(after),
            Optional.of(Duration.ofSeconds(20)),
            Optional.of(new ProbeResult(100, 0, 0, 0, outages, true, List.of())),
            DrillOptions.USUAL,
            left,
            Duration.ZERO)
        .addTo(unmet);
    return unmet;
  }

  @ParameterizedTest
  @EnumSource
  void asManyOutagesAsADrillAnnouncesAreExpectedAndOneMoreIsNot(Drill drill) {
    int announced = drill.expectation().outages();
    var outages = new ArrayList<Outage>();
    for (int i = 0; i < announced; i++) {
      outages.add(LONG);
    }
    assertThat(judged(drill, outages)).isEmpty();

    outages.add(SHORT);
    assertThat(judged(drill, outages))
        .singleElement()
        .extracting(Message::key)
        .isEqualTo("drill.unmet.outages");
  }

  @Test
  void whereTheOutagesAreIsSaid() {
    assertThat(judged(Drill.KILL, List.of(LONG, SHORT)))
        .containsExactly(
            Message.of("drill.unmet.outages", 2, 1, "3.0 s + 8000 ms, 61.0 s + 400 ms"));
  }

  @Test
  void aSlowAnswerIsNoOutageAndAVerySlowOneIs() {
    assertThat(judged(Drill.POWER_OFF, List.of(LONG, SLOW, SLOW))).isEmpty();
    assertThat(judged(Drill.POWER_OFF, List.of(LONG, SLOW, WAITED)))
        .containsExactly(
            Message.of("drill.unmet.outages", 2, 1, "3.0 s + 8000 ms, 80.0 s + 5100 ms"));
  }

  @Test
  void aClusterThatIsNotWholeAtTheEndIsSaid() {
    assertThat(judged(Drill.KILL, List.of(LONG), new Recovery.Left(true, false)))
        .containsExactly(Message.of("drill.unmet.left-broken"));
    assertThat(judged(Drill.POWER_OFF, List.of(LONG), new Recovery.Left(false, true)))
        .containsExactly(Message.of("drill.unmet.not-returned", "alice"));
  }
}
