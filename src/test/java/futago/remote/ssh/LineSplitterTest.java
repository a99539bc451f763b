package futago.remote.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSplitterTest {
  private final List<String> lines = new ArrayList<>();
  private final LineSplitter splitter = new LineSplitter(lines::add);

  @Test
  void endsLinesAtEveryKindOfLineEnd() {
    feed("one\ntwo\r\nthree\rfour\r\rfive\n\nsix");
    splitter.finish();
    assertThat(lines).containsExactly("one", "two", "three", "four", "", "five", "", "six");
  }

  @Test
  void takesALineEndThatArrivesInTwoPiecesForOne() {
    feed("one\r");
    assertThat(lines).as("a progress bar is shown at once").containsExactly("one");
    feed("\ntwo\n");
    assertThat(lines).containsExactly("one", "two");
  }

  @Test
  void keepsCharactersWholeThatArriveByteByByte() {
    for (byte b : "双子\n".getBytes(UTF_8)) {
      splitter.accept(new byte[] {b}, 1);
    }
    assertThat(lines).containsExactly("双子");
  }

  @Test
  void replacesWhatIsNotUtf8() {
    splitter.accept(new byte[] {'a', (byte) 0xFF, 'b', '\n'}, 4);
    assertThat(lines).containsExactly("a\uFFFDb");
  }

  @Test
  void cutsEndlessLinesBetweenCharacters() {
    String endless = "x" + "双".repeat(10_000);
    feed(endless);
    splitter.finish();
    assertThat(lines).hasSizeGreaterThan(3);
    assertThat(String.join("", lines)).isEqualTo(endless);
    assertThat(lines)
        .allSatisfy(
            piece ->
                assertThat(piece.getBytes(UTF_8))
                    .hasSizeLessThanOrEqualTo(LineSplitter.LONGEST_PIECE));
  }

  @Test
  void cutsEndlessBytesThatAreNoText() {
    byte[] bytes = new byte[20_000];
    java.util.Arrays.fill(bytes, (byte) 0x80);
    splitter.accept(bytes, bytes.length);
    splitter.finish();
    assertThat(lines).hasSize(3);
    assertThat(String.join("", lines)).hasSize(20_000);
  }

  private void feed(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    splitter.accept(bytes, bytes.length);
  }
}
