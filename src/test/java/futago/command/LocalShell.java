package futago.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs scripts in a shell of this machine, with a directory of the test's in place of the node's
/// `/var/lib/futago`. The shell called {@link #SIMULATED} is that of a simulated host, on a copy of
/// the directory in which that one lies.
public record LocalShell(String shell, Path kept) {
  /// The shell of a simulated host.
  public static final String SIMULATED = "simulated";

  /// Exit status and output of a script.
  public record Result(int status, String output, String error) {}

  /// The program and arguments to start for a run: the shell under test for `sh`, no `su`.
  public List<String> argv(Run run) {
    List<String> argv =
        run.argv().stream()
            .map(word -> word.equals(FileScripts.KEPT) ? kept.toString() : word)
            .toList();
    return argv.getFirst().equals("sh") && !shell.equals(SIMULATED)
        ? java.util.stream.Stream.concat(java.util.stream.Stream.of(shell), argv.stream().skip(1))
            .toList()
        : argv;
  }

  /// Runs a command to its end.
  public Result run(Run run) {
    return run(run, run.input().bytes());
  }

  /// Runs a command with another standard input than its own.
  public Result run(Run run, byte[] input) {
    try {
      if (shell.equals(SIMULATED)) {
        return new MirroredShell(kept.getParent()).run(argv(run), input);
      }
      Path out = Files.createTempFile("futago", ".out");
      Path err = Files.createTempFile("futago", ".err");
      Path in = Files.createTempFile("futago", ".in");
      try {
        Files.write(in, input);
        var builder = new ProcessBuilder(argv(run));
        builder.environment().put("LC_ALL", "C");
        Process process =
            builder
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new IllegalStateException("hangs: " + run.argv());
        }
        return new Result(process.exitValue(), read(out), read(err));
      } finally {
        Files.delete(out);
        Files.delete(err);
        Files.delete(in);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A mode that needs no root: files stay the user's own.
  public static FileMode own(String octal) {
    var shell = new LocalShell("sh", Path.of("/nowhere"));
    return new FileMode(shell.run(Run.script("echo $(id -un):$(id -gn)")).output().strip(), octal);
  }

  /// What a probe answers.
  public String ask(Probe probe) {
    return run(Run.script(probe.script())).output().strip();
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
