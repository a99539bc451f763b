package futago.platform;

import futago.command.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A directory of programs that stand in for a node's, which note how they were called. Pauses take
/// no time.
final class StubNode {
  private final Path directory;

  StubNode(Path directory) throws IOException {
    this.directory = directory;
    Files.createDirectory(directory.resolve("bin"));
    program("sleep", "");
  }

  /// What a run came to.
  record Result(int status, String output, String error) {}

  /// Makes a program of that name; `$DIR` is the node's directory, `$0` and what it was called with
  /// are noted.
  StubNode program(String name, String script) throws IOException {
    Path file = directory.resolve("bin").resolve(name);
    Files.writeString(
        file, "#!/bin/sh\necho \"" + name + " $*\" >>\"$DIR/called\"\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return this;
  }

  /// Makes a `crm_attribute` that keeps one property of the cluster, in the file `property`, and
  /// takes Pacemaker 1.0's options, too.
  StubNode property() throws IOException {
    return program(
        "crm_attribute",
        """
        for last; do :; done
        case " $* " in
          *" --query "* | *" -G "*) cat "$DIR/property" ;;
          *" --update "* | *" -v "*) echo "$last" >"$DIR/property" ;;
          *" --delete "* | *" -D "*) rm "$DIR/property" ;;
          *) exit 64 ;;
        esac\
        """);
  }

  /// Makes a file in the node's directory.
  StubNode file(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
    return this;
  }

  /// Starts a run in the given shell.
  Process start(String shell, Run run) throws IOException {
    var argv = new java.util.ArrayList<>(run.argv());
    if (argv.getFirst().equals("sh")) {
      argv.set(0, shell);
    }
    var builder = new ProcessBuilder(argv);
    builder.environment().put("DIR", directory.toString());
    builder.environment().put("PATH", directory.resolve("bin") + ":/usr/bin:/bin");
    builder.environment().put("LC_ALL", "C");
    return builder
        .redirectOutput(directory.resolve("out").toFile())
        .redirectError(directory.resolve("err").toFile())
        .start();
  }

  /// Waits for the end of what was started.
  Result end(Process process) throws IOException, InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("hangs");
    }
    return new Result(
        process.exitValue(),
        Files.readString(directory.resolve("out")),
        Files.readString(directory.resolve("err")));
  }

  /// Runs to the end.
  Result run(String shell, Run run) throws IOException, InterruptedException {
    return end(start(shell, run));
  }

  /// Whether there is a file of that name in the node's directory.
  boolean has(String name) {
    return Files.exists(directory.resolve(name));
  }

  /// What is in a file in the node's directory.
  String read(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  /// Every call that was noted, pauses left out.
  List<String> called() throws IOException {
    Path file = directory.resolve("called");
    return Files.exists(file)
        ? Files.readAllLines(file).stream().filter(line -> !line.startsWith("sleep ")).toList()
        : List.of();
  }
}
