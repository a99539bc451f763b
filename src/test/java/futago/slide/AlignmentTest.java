package futago.slide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlignmentTest {
  @ParameterizedTest
  @CsvSource({
    "abc, abc, =abc",
    "axc, ayc, =a <x >y =c",
    "ab, cd, <ab >cd",
    "abc, c, <ab =c",
    "c, abc, >ab =c",
    "abcd, acbd, =a <b =c >b =d",
    "'', ab, >ab",
  })
  void whatBothHaveStandsOnce(String first, String second, String expected) {
    assertThat(shown(Alignment.of(letters(first), letters(second)))).isEqualTo(expected);
  }

  @Test
  void twoEmptyListsHaveNothing() {
    assertThat(Alignment.of(List.of(), List.of())).isEmpty();
  }

  private static List<String> letters(String word) {
    return word.chars().mapToObj(Character::toString).toList();
  }

  private static String shown(List<Alignment<String>> runs) {
    var shown = new StringBuilder();
    for (Alignment<String> run : runs) {
      String mark = run.shared() ? "=" : run.fromSecond() ? ">" : "<";
      shown.append(shown.isEmpty() ? "" : " ").append(mark).append(String.join("", run.items()));
    }
    return shown.toString();
  }
}
