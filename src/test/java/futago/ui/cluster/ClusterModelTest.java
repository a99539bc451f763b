package futago.ui.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.CapturedCluster;
import futago.cluster.ClusterStatus;
import futago.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ClusterModelTest {
  private static final ClusterStatus NOBODY =
      new CapturedCluster("healthy").dies("alice").dies("bob").status();

  private final TurnedClock clock =
      new TurnedClock(Instant.parse("2026-11-23T05:51:10Z"), ZoneOffset.UTC);
  private final ClusterModel model = new ClusterModel(CapturedCluster.spec(), clock);

  @Test
  void beforeTheFirstAnswerItIsLoading() {
    model.tick();

    assertThat(model.phase().get()).isEqualTo(ClusterModel.Phase.LOADING);
    assertThat(model.picture().get()).isEmpty();
  }

  @Test
  void whereNobodyEverAnsweredThatIsSaidWithTheReasons() {
    model.take(NOBODY);

    assertThat(model.phase().get()).isEqualTo(ClusterModel.Phase.SILENT);
    assertThat(model.attention().get()).hasSize(2);
  }

  @Test
  void whatIsOldIsStaleAndKeepsItsPictureAndSaysItsAge() {
    model.take(CapturedCluster.status("healthy"));
    assertThat(model.phase().get()).isEqualTo(ClusterModel.Phase.LIVE);
    Picture before = model.picture().get().orElseThrow();

    clock.turn(12);
    model.take(NOBODY);

    assertThat(model.phase().get()).isEqualTo(ClusterModel.Phase.STALE);
    assertThat(model.picture().get()).contains(before);
    assertThat(model.age().get()).contains(Duration.ofSeconds(12));
    assertThat(model.attention().get()).hasSize(2);
  }

  /// Also where no reading ends at all, which only time can tell.
  @Test
  void itBecomesStaleByTimeAlone() {
    model.take(CapturedCluster.status("healthy"));

    clock.turn(12);
    model.tick();

    assertThat(model.phase().get()).isEqualTo(ClusterModel.Phase.STALE);
  }

  @Test
  void itComesBackAndTellsWhatChangedMeanwhile() {
    model.take(CapturedCluster.status("healthy"));
    clock.turn(60);
    model.take(NOBODY);
    clock.turn(1);
    model.take(CapturedCluster.status("offline-bob"));

    assertThat(model.phase().get()).isEqualTo(ClusterModel.Phase.LIVE);
    assertThat(model.happenings().get())
        .extracting(Happening::what)
        .contains(Message.of("ui.cluster.event.offline", "bob"));
  }

  @Test
  void theLastThatHappenedComesFirstAndTheListHasAnEnd() {
    for (int i = 0; i < 150; i++) {
      model.take(CapturedCluster.status("healthy"));
      model.take(CapturedCluster.status("offline-bob"));
    }

    assertThat(model.happenings().get()).hasSize(200);
    assertThat(model.happenings().get().getFirst().what())
        .isEqualTo(Message.of("ui.cluster.event.offline", "bob"));
  }
}
