package futago.simulator.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A shell of the machine that the tests run on: the judge of the simulated one.
public record RealShell(String program) {
  /// What a script did.
  public record Outcome(int status, String output) {}

  /// Runs a script in a directory.
  public Outcome run(String script, Path directory) throws IOException, InterruptedException {
    Path out = Files.createTempFile("futago", ".out");
    try {
      var builder = new ProcessBuilder(List.of(program, "-c", script, "sh", "one", "two words"));
      builder.environment().clear();
      builder
          .environment()
          .put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
      builder.environment().put("LC_ALL", "C");
      builder.environment().put("HOME", "/root");
      builder.environment().put("TZ", "UTC");
      Process process =
          builder
              .directory(directory.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(out.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("hangs: " + script);
      }
      return new Outcome(
          process.exitValue(), new String(Files.readAllBytes(out), StandardCharsets.ISO_8859_1));
    } finally {
      Files.delete(out);
    }
  }
}
