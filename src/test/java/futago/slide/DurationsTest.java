package futago.slide;

import static org.assertj.core.api.Assertions.assertThat;

import futago.text.Texts;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "40, 0.0 s",
    "1240, 1.2 s",
    "9000, 9 s",
    "9949, 9.9 s",
    "9960, 10 s",
    "59600, 1 min",
    "90000, 1 min 30 s",
    "3600000, 1 h",
    "45000000, 12 h 30 min",
  })
  void isShortAndExactEnough(long millis, String expected) {
    assertThat(Durations.say(Duration.ofMillis(millis), Texts.in(Locale.ENGLISH)))
        .isEqualTo(expected);
  }
}
