package futago.cluster.drill;

import static org.assertj.core.api.Assertions.assertThat;

import futago.text.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Several drills in a row, put together.
class DrillSeriesTest {
  private static DrillResult result(Drill drill, long redundant, boolean whole, Long... outages) {
    return new DrillResult(
        "pgha",
        drill,
        Instant.EPOCH,
        false,
        "alice",
        Optional.of("alice"),
        true,
        List.of(outages).stream().mapToLong(Long::longValue).sum(),
        List.of(outages),
        Optional.of(redundant).filter(millis -> millis > 0),
        Optional.of(new DrillResult.Rows(100, whole ? 0 : 3, 0)),
        whole,
        whole ? List.of() : List.of(Message.of("drill.unmet.lost", 3L)),
        List.of(),
        Optional.empty());
  }

  @Test
  void theMedianIsThatOfEachKindAndOfAllOutagesOfADrill() {
    DrillSeries series =
        DrillSeries.of(
            20,
            List.of(
                result(Drill.KILL, 9_000, true, 4_000L),
                result(Drill.POWER_OFF, 60_000, true, 20_000L, 5_000L),
                result(Drill.KILL, 7_000, true, 9_000L),
                result(Drill.KILL, 8_000, true, 5_000L),
                result(Drill.POWER_OFF, 0, false, 30_000L)));
    assertThat(series)
        .isEqualTo(
            new DrillSeries(
                20,
                5,
                4,
                4,
                3,
                List.of(
                    new DrillSeries.Kind(Drill.KILL, 3, 3, 0, 5_000, 9_000, Optional.of(8_000L)),
                    new DrillSeries.Kind(
                        Drill.POWER_OFF, 2, 1, 3, 27_500, 30_000, Optional.of(60_000L)))));
  }

  @Test
  void asJsonItIsToldFromASingleResult() {
    assertThat(DrillLog.json(DrillSeries.of(2, List.of(result(Drill.KILL, 0, false, 4_000L)))))
        .startsWith("{\"series\":{\"planned\":2,\"run\":1,")
        .contains("\"drill\":\"KILL\"", "\"medianDowntimeMillis\":4000")
        .contains("\"medianRedundancyMillis\":null");
  }

  @Test
  void aDrillWithoutAnOutageHasNoneOnTheWholeEither() {
    var results = new ArrayList<DrillResult>();
    results.add(result(Drill.CLUSTER_LINK, 9_000, true));
    assertThat(results.getFirst().longestMillis()).isZero();
    assertThat(DrillSeries.of(1, results).kinds().getFirst().medianDowntimeMillis()).isZero();
  }
}
