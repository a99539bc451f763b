package futago.remote.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TailBufferTest {
  @Test
  void keepsEverythingThatFits() {
    var buffer = new TailBuffer(3000);
    String text = "line\n".repeat(600);
    feed(buffer, text);
    assertThat(buffer.text()).isEqualTo(text);
  }

  @Test
  void keepsTheLastWholeLinesOfALongStream() {
    var buffer = new TailBuffer(1000);
    var all = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      String line = "line " + i + "\n";
      all.append(line);
      feed(buffer, line);
    }
    assertThat(buffer.text()).startsWith("line ").hasSizeBetween(900, 1000);
    assertThat(all.toString()).endsWith("\n" + buffer.text());
  }

  @Test
  void keepsTheEndOfOneLargePiece() {
    var buffer = new TailBuffer(1000);
    feed(buffer, "a\n".repeat(5000));
    feed(buffer, "end");
    assertThat(buffer.text()).startsWith("a\n").endsWith("a\nend").hasSizeBetween(990, 1000);
  }

  @Test
  void beginsWithAWholeCharacterWhereThereIsNoLine() {
    var buffer = new TailBuffer(1000);
    feed(buffer, "双".repeat(1000));
    assertThat(buffer.text()).isEqualTo("双".repeat(333));
  }

  private static void feed(TailBuffer buffer, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    buffer.append(bytes, bytes.length);
  }
}
