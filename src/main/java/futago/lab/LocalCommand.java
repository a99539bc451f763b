package futago.lab;

import futago.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs a program on this computer, to its end or its deadline.
final class LocalCommand {
  /// For a command that only asks the kernel or writes a small file.
  static final Duration SHORT = Duration.ofSeconds(30);

  private static final int TAIL_LINES = 30;

  /// How a program ended.
  ///
  /// @param status its exit status; 124 if its deadline passed, as `timeout` has it
  /// @param output what it printed, standard error included
  record Result(int status, String output) {
    boolean succeeded() {
      return status == 0;
    }
  }

  private LocalCommand() {}

  /// Runs a program whatever its exit status.
  ///
  /// @throws LabException if it could not be started
  static Result run(Duration deadline, List<String> argv)
      throws LabException, InterruptedException {
    try {
      Path output = Files.createTempFile("futago-lab", ".out");
      try {
        int status = run(deadline, argv, output);
        return new Result(status, Files.readString(output).strip());
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw notRun(argv, e);
    }
  }

  /// Runs a program that must succeed.
  ///
  /// @return what it printed
  /// @throws LabException with the last lines that it printed, if it did not
  static String require(Duration deadline, List<String> argv)
      throws LabException, InterruptedException {
    Result result = run(deadline, argv);
    if (!result.succeeded()) {
      throw failed(argv, result.status(), result.output());
    }
    return result.output();
  }

  /// Runs a program that must succeed, and keeps all that it prints in a file.
  ///
  /// @throws LabException with the last lines that it printed, if it did not
  static void requireLogged(Duration deadline, List<String> argv, Path log)
      throws LabException, InterruptedException {
    try {
      int status = run(deadline, argv, log);
      if (status != 0) {
        throw failed(argv, status, Files.readString(log));
      }
    } catch (IOException e) {
      throw notRun(argv, e);
    }
  }

  /// Removes a file, or a directory with all that is in it.
  static void remove(Path path) throws LabException, InterruptedException {
    require(Duration.ofMinutes(2), List.of("rm", "-rf", "--one-file-system", path.toString()));
  }

  /// The last lines of a text.
  static String tail(String text) {
    List<String> lines = text.strip().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
  }

  private static int run(Duration deadline, List<String> argv, Path output)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(argv)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      return process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)
          ? process.exitValue()
          : 124;
    } finally {
      if (process.isAlive()) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
    }
  }

  private static LabException failed(List<String> argv, int status, String output) {
    return new LabException(
        Message.of("lab.commandFailed", String.join(" ", argv), status, tail(output)),
        Message.of("lab.commandFailed.cure"));
  }

  private static LabException notRun(List<String> argv, IOException e) {
    return new LabException(
        Message.of("lab.commandNotRun", argv.getFirst(), String.valueOf(e.getMessage())),
        Message.of("lab.commandFailed.cure"),
        e);
  }
}
