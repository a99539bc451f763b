package futago.report;

import static org.assertj.core.api.Assertions.assertThat;

import futago.spec.ExampleSpec;
import futago.spec.PlatformName;
import java.util.Comparator;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RisksTest {
  @ParameterizedTest
  @EnumSource
  void theGravestComeFirst(PlatformName platform) {
    var risks = Risks.of(ExampleSpec.of(Optional.of(platform)), platform);
    assertThat(risks)
        .extracting(Risk::tone)
        .contains(Tone.DANGER, Tone.WARNING)
        .isSortedAccordingTo(Comparator.reverseOrder());
  }
}
