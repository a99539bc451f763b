package futago.report;

import static org.assertj.core.api.Assertions.assertThat;

import futago.text.Message;
import futago.text.Texts;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SayTest {
  @ParameterizedTest
  @CsvSource({
    "en, Both nodes serve, '. Both nodes serve'",
    "ja, 2台とも稼働, 。2台とも稼働",
  })
  void sentencesFollowEachOtherAsTheLanguageHasIt(String language, String begin, String border) {
    var say = new Say(Texts.in(Locale.of(language)), ZoneOffset.UTC);
    var sentence = Message.of("report.state.well.text");
    assertThat(say.sentences(List.of(sentence, sentence))).startsWith(begin).contains(border);
    assertThat(say.sentences(List.of())).isEmpty();
  }
}
