package futago.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/// How messages are said. Texts of the spec's bundle serve as examples.
class TextsSayTest {
  private final Texts english = Texts.in(Locale.ENGLISH);

  @Test
  void fillsInPlaceholdersWithoutGroupingNumbers() {
    assertThat(english.say(Message.of("spec.port.range", 70000, 1, 65535)))
        .isEqualTo("70000 cannot be a port; it must be from 1 to 65535");
  }

  @Test
  void leavesNumbersToAFormatThatIsAskedFor() {
    assertThat(english.say(Message.of("spec.nodes.count", 1))).contains("one is given");
    assertThat(english.say(Message.of("spec.nodes.count", 3))).contains("3 are given");
  }

  @Test
  void saysMessagesInsideMessages() {
    var message = Message.of("spec.type.object", Message.of("spec.found.text", "it's {0}"));

    assertThat(english.say(message))
        .isEqualTo("must be an object in { }, not the text \"it's {0}\"");
    assertThat(Texts.in(Locale.JAPANESE).say(message))
        .isEqualTo("オブジェクト { } にしてください (今は文字列 \"it's {0}\"です)");
  }

  @Test
  void speaksEnglishWhereThereIsNothingElse() {
    var message = Message.of("spec.text.empty");

    assertThat(Texts.in(Locale.FRENCH).say(message)).isEqualTo(english.say(message));
    assertThat(Texts.in(Locale.ROOT).say(message)).isEqualTo(english.say(message));
  }

  @Test
  void speaksTheLanguageThatWasAskedForOnAnyComputer() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.JAPAN);
      assertThat(Texts.in(Locale.US).say(Message.of("spec.found.list"))).isEqualTo("a list in [ ]");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void fallsBackToTheKey() {
    assertThat(english.say(Message.of("spec.no.such", "a", 5432)))
        .isEqualTo("spec.no.such [a, 5432]");
    assertThat(english.say(Message.of("nosuchroom.key"))).isEqualTo("nosuchroom.key");
    assertThat(english.say(Message.of("nodots"))).isEqualTo("nodots");
    assertThat(english.say(Message.of("../spec.name"))).isEqualTo("../spec.name");
    assertThat(english.say(Message.of(""))).isEmpty();
  }

  @Test
  void knowsItsKeys() {
    assertThat(english.has("spec.port.range")).isTrue();
    assertThat(english.has("spec.port")).isFalse();
    assertThat(english.has("nosuchroom.key")).isFalse();
  }
}
