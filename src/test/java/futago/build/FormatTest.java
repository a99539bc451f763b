package futago.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Holds all sources to google-java-format. As a test it runs on the JDK 25 that the build selects,
/// whichever JDK Maven itself runs on. `mvn -q test -Dtest=FormatTest -Dfutago.format=write`
/// repairs.
class FormatTest {
  @Test
  void sourcesAreFormatted() throws Exception {
    boolean write = "write".equals(System.getProperty("futago.format"));
    var formatter = new Formatter();
    List<Path> wrong = new ArrayList<>();
    try (var files = Files.walk(Path.of("src"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String source = Files.readString(file);
        String formatted = formatter.formatSourceAndFixImports(source);
        if (formatted.equals(source)) {
          continue;
        }
        if (write) {
          Files.writeString(file, formatted);
        } else {
          wrong.add(file);
        }
      }
    }
    assertThat(wrong)
        .as("to repair: mvn -q test -Dtest=FormatTest -Dfutago.format=write")
        .isEmpty();
  }
}
