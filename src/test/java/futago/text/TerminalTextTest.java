package futago.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TerminalTextTest {
  static Stream<Arguments> lines() {
    return Stream.of(
        Arguments.of("plain\ttext, 日本語 é 😀", "plain\ttext, 日本語 é 😀"),
        Arguments.of("\u001b[1;31mred\u001b[0m", "red"),
        Arguments.of("\u001b[2J\u001b[Hcleared", "cleared"),
        Arguments.of("a\u001b]0;title\u0007b", "ab"),
        Arguments.of("a\u001b]8;;http://x\u001b\\link\u001b]8;;\u001b\\b", "alinkb"),
        Arguments.of("a\u001b]0;never ends", "a"),
        Arguments.of("a\u001bP1$r0m\u001b\\b", "ab"),
        Arguments.of("a\u001b(Bb\u001bcd", "abd"),
        Arguments.of("a\u009b31mb\u009d0;t\u009cc", "abc"),
        Arguments.of("a\u001b[", "a"),
        Arguments.of("a\u001b", "a"),
        Arguments.of("a\u001b\u001b[31mb", "ab"),
        Arguments.of("a\bb\u0007c\u007fd\0e", "abcde"),
        Arguments.of("10%\r50%\r100%", "100%"),
        Arguments.of("windows\r", "windows"),
        Arguments.of("\r\r", ""),
        Arguments.of("safe\u202etxt.exe\u2066x", "safetxt.exex"),
        Arguments.of("", ""));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void keepsWhatAPersonReads(String line, String expected) {
    assertThat(TerminalText.clean(line)).isEqualTo(expected);
  }

  @Test
  void nothingThatControlsATerminalComesThrough() {
    var random = new Random(20261123);
    String pieces = "a1;[]()?#PX^_\\mHc \u001b\u009b\u009d\u0007\u0090\r\n\t\u202e\u007f";
    for (int round = 0; round < 200_000; round++) {
      var line = new StringBuilder();
      for (int i = random.nextInt(12); i > 0; i--) {
        line.append(pieces.charAt(random.nextInt(pieces.length())));
      }
      String clean = TerminalText.clean(line.toString());
      assertThat(clean.chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 0x7f)))
          .as(() -> line.toString().chars().boxed().toList().toString())
          .isTrue();
    }
  }
}
