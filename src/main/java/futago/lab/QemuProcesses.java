package futago.lab;

import futago.text.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Finds and ends the QEMU processes of labs. What runs is asked of the kernel and not of pid
/// files: those may be stale, or gone, and their number may belong to somebody else by now.
final class QemuProcesses {
  private static final Duration END_DEADLINE = Duration.ofSeconds(20);

  private final Path proc;

  /// @param proc where the kernel lists processes, `/proc`
  QemuProcesses(Path proc) {
    this.proc = proc;
  }

  /// The pid files, with which they were started, and the processes of all running nodes of a lab.
  ///
  /// @param lab the lab's directory
  Map<Path, Long> find(Path lab) {
    var found = new HashMap<Path, Long>();
    try (var entries = Files.list(proc)) {
      entries
          .filter(entry -> entry.getFileName().toString().matches("\\d+"))
          .forEach(
              entry ->
                  pidFile(entry)
                      .filter(file -> lab.equals(file.getParent()))
                      .ifPresent(
                          file -> found.put(file, Long.valueOf(entry.getFileName().toString()))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /// Ends a QEMU as if its power were cut, and waits until it is gone.
  ///
  /// @throws LabException if it is still there after 20 s
  static void kill(long pid) throws LabException, InterruptedException {
    Optional<ProcessHandle> qemu = ProcessHandle.of(pid);
    if (qemu.isEmpty()) {
      return;
    }
    qemu.get().destroyForcibly();
    try {
      qemu.get().onExit().get(END_DEADLINE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new LabException(
          Message.of("lab.qemuStays", String.valueOf(pid)), Message.of("lab.qemuStays.cure"), e);
    }
  }

  /// The pid file of a QEMU process.
  private static Optional<Path> pidFile(Path process) {
    try {
      // Not ProcessHandle.info(): it says nothing about a command line as long as QEMU's.
      byte[] raw = Files.readAllBytes(process.resolve("cmdline"));
      List<String> argv = Arrays.asList(new String(raw, StandardCharsets.UTF_8).split("\0", -1));
      int value = argv.indexOf("-pidfile") + 1;
      return argv.getFirst().contains("qemu-system-") && value > 0 && value < argv.size()
          ? Optional.of(Path.of(argv.get(value)))
          : Optional.empty();
    } catch (IOException e) {
      // It ended while we looked.
      return Optional.empty();
    }
  }
}
