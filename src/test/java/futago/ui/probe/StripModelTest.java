package futago.ui.probe;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.probe.ProbeSlot;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class StripModelTest {
  private final Deque<Runnable> window = new ArrayDeque<>();
  private final StripModel model = new StripModel(window::add);
  private long number;

  private void row(long at, long took, boolean acknowledged) {
    model.row(new ProbeSlot(++number, at, took, acknowledged));
  }

  private Strip shown() {
    while (!window.isEmpty()) {
      window.remove().run();
    }
    return model.shown().get();
  }

  @Test
  void greenAndRedInTurnWithoutAGap() {
    row(0, 10, true);
    row(100, 10, true);
    row(200, 500, false);
    row(700, 500, false);
    row(1_200, 10, true);
    row(1_300, 10, true);

    Strip strip = shown();

    assertThat(strip.stretches())
        .containsExactly(
            new Strip.Stretch(0, 110, true),
            new Strip.Stretch(110, 1_200, false),
            new Strip.Stretch(1_200, 1_310, true));
    assertThat(strip.acknowledged()).isEqualTo(4);
    assertThat(strip.lastOutageMillis()).isEqualTo(1_100);
    assertThat(strip.outages()).isEqualTo(1);
    assertThat(strip.out()).isFalse();
  }

  @Test
  void anOutageThatGoesOnGrows() {
    row(0, 10, true);
    row(100, 500, false);
    assertThat(shown().lastOutageMillis()).isEqualTo(590);
    row(600, 500, false);

    assertThat(shown().lastOutageMillis()).isEqualTo(1_090);
    assertThat(shown().out()).isTrue();
  }

  @Test
  void theLongestIsRememberedBesideTheLast() {
    row(0, 10, true);
    row(100, 3_000, false);
    row(3_100, 10, true);
    row(3_200, 200, false);
    row(3_400, 10, true);

    assertThat(shown().longestOutageMillis()).isEqualTo(3_100);
    assertThat(shown().lastOutageMillis()).isEqualTo(300);
    assertThat(shown().outages()).isEqualTo(2);
  }

  @Test
  void howeverFastTheRowsComeOneTaskWaits() {
    for (int each = 0; each < 1_000; each++) {
      row(each * 100L, 10, true);
    }

    assertThat(window).hasSize(1);
    assertThat(shown().acknowledged()).isEqualTo(1_000);
  }

  @Test
  void whatHasLeftTheStripIsForgottenButNotItsFigures() {
    row(0, 10, true);
    row(100, 2_000, false);
    row(2_100, 10, true);
    row(200_000, 10, true);

    assertThat(shown().stretches()).hasSize(1);
    assertThat(shown().lastOutageMillis()).isEqualTo(2_100);
  }

  @Test
  void beginsAnew() {
    row(0, 10, true);
    row(100, 2_000, false);
    model.clear();

    assertThat(shown()).isEqualTo(Strip.EMPTY);
  }
}
