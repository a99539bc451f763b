package futago.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the window remembers, changed by anybody: it opens all the same.
class HostileSettingsTest {
  @TempDir private Path home;

  private Settings read(String text) throws IOException {
    Path file = home.resolve(".config/futago/window.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return new SettingsFile(Map.of(), home).read();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "[]", "{", "{\"recent\": 7}", "{\"recent\": [null]}", "\u0000"})
  void nonsenseIsNothing(String text) throws IOException {
    assertThat(read(text)).isEqualTo(Settings.none());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"x\": 1e308, \"y\": 0, \"width\": 800, \"height\": 600}",
        "{\"x\": 0, \"y\": 0, \"width\": -800, \"height\": 600}",
        "{\"x\": 0, \"y\": 0, \"width\": 0, \"height\": 1e9}"
      })
  void aPlaceThatIsNoneIsForgotten(String place) throws IOException {
    assertThat(read("{\"place\": " + place + "}").place()).isEmpty();
    assertThat(read("{\"place\": {\"x\": 10, \"y\": 10, \"width\": 800, \"height\": 600}}").place())
        .isPresent();
  }

  @Test
  void namesThatAreNoFilesAreForgotten() throws IOException {
    assertThat(read("{\"recent\": [\"\\u0000\", \"relative\", \"/a b\", \"\"]}").recent())
        .containsExactly("/a b");
  }

  @Test
  void aLargeFileIsNotRead() throws IOException {
    assertThat(read("{\"theme\": \"" + "x".repeat(1 << 20) + "\"}")).isEqualTo(Settings.none());
  }
}
