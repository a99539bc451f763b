package futago.cluster.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProbeTest {
  private static final Duration PACE = Duration.ofMillis(100);

  private final FakeDatabase database = new FakeDatabase();

  private ProbeResult probe(Duration time) throws Exception {
    try (var probe = new Probe(database, database, 7)) {
      probe.write(time, PACE, _ -> {});
      return probe.readBack(Duration.ofSeconds(30));
    }
  }

  @Test
  void aDatabaseThatIsAlwaysThereHasNoOutage() throws Exception {
    ProbeResult result = probe(Duration.ofSeconds(2));
    assertThat(result.acknowledged()).isEqualTo(20);
    assertThat(result.outages()).isEmpty();
    assertThat(result.skipped()).isZero();
    assertThat(result.lost()).isZero();
    assertThat(result.upAtEnd()).isTrue();
  }

  @Test
  void anOutageLastsFromTheLastAcknowledgedRowToTheNext() throws Exception {
    // Rows end at 10 ms, 110 ms, ...; the last before the outage at 910 ms. A row takes 500 ms to
    // fail, begun at 1.0, 1.5, 2.0 and 2.5 s; the one begun at 3.0 s is acknowledged at 3.01 s.
    database.down(1_000, 2_900);
    ProbeResult result = probe(Duration.ofSeconds(5));
    assertThat(result.outages()).containsExactly(new Outage(910, 2_100, true));
    assertThat(result.skipped()).isEqualTo(16);
    assertThat(result.slots()).filteredOn(slot -> !slot.acknowledged()).hasSize(4);
    assertThat(result.lost()).isZero();
  }

  @Test
  void anAcknowledgedRowThatIsMissingIsLostAndOneThatIsThereUnacknowledgedIsDoubtful()
      throws Exception {
    database.losing(3);
    database.committingSilently(5);
    ProbeResult result = probe(Duration.ofSeconds(2));
    assertThat(result.lost()).isEqualTo(1);
    assertThat(result.doubtful()).isEqualTo(1);
  }

  @Test
  void anOutageThatIsNotOverIsCountedToTheEnd() throws Exception {
    database.down(1_000, 5_000);
    ProbeResult result = probe(Duration.ofSeconds(2));
    assertThat(result.upAtEnd()).isFalse();
    assertThat(result.outages()).containsExactly(new Outage(910, 1_090, true));
    assertThat(result.acknowledged()).isEqualTo(10);
  }

  @Test
  void aDatabaseThatDoesNotComeBackIsSaid() throws Exception {
    database.down(1_000, Long.MAX_VALUE);
    assertThatExceptionOfType(ProbeException.class)
        .isThrownBy(() -> probe(Duration.ofSeconds(2)))
        .withMessage("down");
  }

  @Test
  void anAcknowledgementThatTakesLongIsAnOutage() {
    List<ProbeSlot> slots =
        List.of(
            new ProbeSlot(1, 0, 10, true),
            new ProbeSlot(2, 100, 4_000, true),
            new ProbeSlot(3, 4_200, 10, true));
    assertThat(ProbeResult.of(slots, 40, Set.of(1L, 2L, 3L)).outages())
        .containsExactly(new Outage(10, 4_090, false));
  }

  @Test
  void theTalksTableOfAvailability() {
    assertThat(Availability.TWO_NINES.downMillis()).isEqualTo(315_360_000);
    assertThat(Availability.FIVE_NINES.downMillis()).isEqualTo(315_360);
    assertThat(Availability.FOUR_NINES.outagesPerYear(30_000)).isEqualTo(105);
  }

  @Test
  void whoStopsItGetsWhatWasMeasured() throws Exception {
    try (var probe = new Probe(database, database, 7)) {
      probe.write(
          Duration.ofHours(1),
          PACE,
          slot -> {
            if (slot.number() == 12) {
              probe.stop();
            }
          });
      ProbeResult result = probe.readBack(Duration.ofSeconds(30));
      assertThat(result.acknowledged()).isEqualTo(12);
      assertThat(result.upAtEnd()).isTrue();
    }
  }

  @Test
  void itIsStoppedAlsoBetweenTwoDistantRows() throws Exception {
    try (var probe = new Probe(database, database, 7)) {
      database.meanwhile(
          () -> {
            if (!database.now().isZero()) {
              probe.stop();
            }
          });
      probe.write(Duration.ofHours(1), Duration.ofMinutes(10), _ -> {});
      assertThat(probe.readBack(Duration.ZERO).acknowledged()).isEqualTo(1);
      assertThat(database.now()).isLessThan(Duration.ofSeconds(1));
    }
  }
}
