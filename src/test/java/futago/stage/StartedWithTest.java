package futago.stage;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.LocalShell;
import futago.command.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// {@link StartedWith#mayHaveChanged}, asked of real files.
class StartedWithTest {
  private static final LocalShell SHELL = new LocalShell("sh", Path.of("/nowhere"));

  @TempDir private Path directory;
  private Path configuration;
  private Path key;
  private Path pidFile;

  @BeforeEach
  void filesAndThenTheService() throws IOException {
    configuration = Files.writeString(directory.resolve("service.conf"), "a = 1\n");
    key = Files.writeString(directory.resolve("key"), "k\n");
    pidFile = Files.writeString(directory.resolve("service.pid"), "1\n");
    // As if it had been started a while after, and that were a while ago.
    var then = FileTime.from(Instant.now().plusSeconds(100));
    Files.setLastModifiedTime(pidFile, then);
  }

  @Test
  void whatIsOlderThanTheServiceIsWhatItRunsWith() {
    assertThat(mayHaveChanged()).isFalse();
  }

  @Test
  void whatChangedSinceMayNotBe() throws IOException {
    Files.setLastModifiedTime(pidFile, FileTime.from(Instant.now().minusSeconds(100)));
    // What is copied with its date looks old, but was changed just now.
    Files.setLastModifiedTime(configuration, FileTime.from(Instant.EPOCH));
    Files.setLastModifiedTime(key, FileTime.from(Instant.EPOCH));

    assertThat(mayHaveChanged()).isTrue();
  }

  @Test
  void whatCannotBeToldMayNotBe() throws IOException {
    Files.delete(pidFile);
    assertThat(mayHaveChanged()).isTrue();

    filesAndThenTheService();
    Files.delete(key);
    assertThat(mayHaveChanged()).isTrue();
  }

  private boolean mayHaveChanged() {
    String question =
        new StartedWith("service", List.of(configuration.toString(), key.toString()))
            .mayHaveChanged(pidFile.toString());
    return SHELL.run(Run.script(question)).status() == 0;
  }
}
