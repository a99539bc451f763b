package futago.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class LineRingTest {
  private final LineRing ring = new LineRing(3);

  private void add(long... values) {
    for (long value : values) {
      ring.add(new PaneLine.Omitted(value));
    }
  }

  private static Predicate<PaneLine> is(long value) {
    return new PaneLine.Omitted(value)::equals;
  }

  @Test
  void keepsTheLastLinesUnderTheirNumbers() {
    add(10, 11, 12, 13, 14);

    assertThat(ring.first()).isEqualTo(2);
    assertThat(ring.end()).isEqualTo(5);
    assertThat(ring.slice(0, 4))
        .containsExactly(new PaneLine.Omitted(12), new PaneLine.Omitted(13));
    assertThat(ring.slice(4, 9)).containsExactly(new PaneLine.Omitted(14));
  }

  @Test
  void findsInBothDirectionsAndAroundTheEnd() {
    add(10, 11, 12, 11, 10);

    assertThat(ring.find(5, false, is(10))).isEqualTo(OptionalLong.of(4));
    assertThat(ring.find(4, true, is(11))).isEqualTo(OptionalLong.of(3));
    assertThat(ring.find(3, true, is(11))).isEqualTo(OptionalLong.of(3));
    assertThat(ring.find(3, false, is(99))).isEmpty();
    assertThat(new LineRing(3).find(0, true, is(1))).isEmpty();
  }
}
