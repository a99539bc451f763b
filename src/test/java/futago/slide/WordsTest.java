package futago.slide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void japaneseTakesTwoColumnsACharacter() {
    assertThat(Words.width("DRBDを起動")).isEqualTo(10);
    assertThat(Words.width("ｶﾅ")).isEqualTo(2);
    assertThat(Words.width("データー")).isEqualTo(8);
  }

  @Test
  void cutsWhereTheColumnsEndAndNeverWithinACharacter() {
    assertThat(Words.cut("起動する", 5)).isEqualTo("起動");
    assertThat(Words.cut("abc", 3)).isEqualTo("abc");
    assertThat(Words.cut("a\uD83D\uDE00b", 2)).isEqualTo("a");
  }

  @Test
  void wrapsAtWordEnds() {
    assertThat(Words.wrap("one two three", 8)).containsExactly("one two", "three");
    assertThat(Words.wrap("unbreakable-/path/that/is/long ok", 8)).last().isEqualTo("ok");
  }

  @Test
  void wrapsJapaneseWithoutBeginningALineWithAFullStop() {
    assertThat(Words.wrap("起動します。次です。", 10)).containsExactly("起動しま", "す。次で", "す。");
  }
}
