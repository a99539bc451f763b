package futago.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Where there is no display, the program says so in one line and shows the demo in the terminal.
class NoDisplayTest {
  @TempDir private Path home;

  @Test
  @Timeout(120)
  void oneLineSaysSoAndTheDemoRunsInTheTerminal() throws Exception {
    Path errors = home.resolve("errors");
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                "futago.app.Futago")
            .redirectError(errors.toFile());
    builder.environment().remove("DISPLAY");
    builder.environment().remove("WAYLAND_DISPLAY");
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("XDG_STATE_HOME", home.resolve("state").toString());
    Process program = builder.start();
    try (BufferedReader out = program.inputReader()) {
      program.getOutputStream().close();
      String line = out.readLine();
      while (line != null && !line.contains("alice")) {
        line = out.readLine();
      }

      assertThat(line).as("the demo's first word of its nodes").isNotNull();
      assertThat(Files.readAllLines(errors))
          .singleElement()
          .asString()
          .contains("no display")
          .doesNotContain("Exception");
    } finally {
      program.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    }
  }
}
