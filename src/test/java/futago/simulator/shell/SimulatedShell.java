package futago.simulator.shell;

import futago.simulator.machine.Descriptors;
import futago.simulator.machine.HostName;
import futago.simulator.machine.Machine;
import futago.simulator.machine.OpenFiles;
import futago.simulator.machine.SimClock;
import futago.simulator.tool.StandardTools;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.time.Instant;
import java.util.List;

/// A machine with nothing but the standard tools.
public final class SimulatedShell {
  private final Machine machine = new Machine("sim", new SimClock(Instant.now(), 50));
  private String errors = "";

  public SimulatedShell() {
    this(Dialect.DASH);
  }

  public SimulatedShell(Dialect dialect) {
    StandardTools.installOn(machine, dialect);
    machine.lacks("nosuchcommand", "echo  hi", "b");
    machine.give(HostName.class, new HostName("sim"));
    machine.files().install("/etc/passwd", "root:x:0:0:root:/root:/bin/sh\n");
    machine.files().install("/etc/group", "root:x:0:\n");
  }

  /// The machine.
  public Machine machine() {
    return machine;
  }

  /// What the last script said on standard error.
  public String errors() {
    return errors;
  }

  /// Runs a script in a directory, which is made.
  public RealShell.Outcome run(String script, String directory) throws Exception {
    machine.files().makeDirectories(directory);
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    try (var descriptors =
        Descriptors.of(OpenFiles.nothing(), OpenFiles.writing(out), OpenFiles.writing(err))) {
      int status =
          machine
              .launcher()
              .run(
                  machine
                      .launcher()
                      .login(
                          "root",
                          List.of("sh", "-c", script, "sh", "one", "two words"),
                          descriptors)
                      .at(directory),
                  () -> {},
                  _ -> {});
      errors = err.toString(StandardCharsets.UTF_8);
      return new RealShell.Outcome(status, out.toString(StandardCharsets.ISO_8859_1));
    }
  }

  /// The text of a file; empty if there is none.
  public String text(String path) throws FileSystemException {
    return machine.files().text(path).orElse("");
  }
}
