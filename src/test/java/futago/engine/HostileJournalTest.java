package futago.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A file where a journal should be, which is anybody's.
class HostileJournalTest {
  @TempDir private Path state;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "\u0000",
        "not JSON",
        "{\"type\":\"RunFinished\"}",
        "{\"type\":\"RunFinished\",\"at\":\"2026-01-02T03:04:05Z\",\"outcome\":null}",
        "{\"type\":\"Runtime\",\"at\":\"2026-01-02T03:04:05Z\"}",
        "{\"type\":\"Started\",\"at\":\"2026-01-02T03:04:05Z\",\"step\":\"../../etc\",\"node\":\"a\"}",
        "{\"type\":\"Started\",\"at\":\"when?\",\"step\":\"a.b\",\"node\":\"a\"}"
      })
  void aLineThatIsNoEventIsDamage(String line) throws IOException {
    Path file = Files.writeString(state.resolve("a.jsonl"), line + "\n");

    assertThatThrownBy(() -> JournalReader.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 1");
  }

  @Test
  void deepNestingIsDamage() throws IOException {
    Path file = Files.writeString(state.resolve("a.jsonl"), "[".repeat(200_000) + "\n");

    assertThatThrownBy(() -> JournalReader.read(file)).isInstanceOf(IOException.class);
  }

  /// A hole of eight GiB, which takes no room.
  @Test
  void whatIsTooLargeIsNotRead() throws IOException {
    Path file = state.resolve("a.jsonl");
    try (var large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(8L << 30);
    }

    assertThatThrownBy(() -> JournalReader.read(file)).hasMessageContaining("too large");
  }

  @Test
  void aDirectoryIsNone() throws IOException {
    Path file = Files.createDirectory(state.resolve("a.jsonl"));

    assertThatThrownBy(() -> JournalReader.read(file)).hasMessageContaining("regular");
  }

  @Test
  void aClustersNameLeadsNowhereElse() {
    assertThat(JournalReader.directory(state, "../../etc/\n x")).hasParentRaw(state);
    assertThat(JournalReader.directory(state, "")).hasParentRaw(state);
  }
}
