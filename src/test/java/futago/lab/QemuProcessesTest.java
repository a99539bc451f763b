package futago.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QemuProcessesTest {
  private static final Path LAB = Path.of("/state/lab");

  @TempDir Path proc;

  @Test
  void findsOnlyTheQemusOfTheLab() throws Exception {
    process("100", "/usr/bin/qemu-system-x86_64", "-pidfile", "/state/lab/alice.pid", "-daemonize");
    process("101", "qemu-system-x86_64", "-pidfile", "/state/lab/bob.pid");
    process("102", "qemu-system-x86_64", "-pidfile", "/state/other/alice.pid");
    process("103", "vi", "-pidfile", "/state/lab/alice.pid");
    process("104", "qemu-system-x86_64", "-pidfile");
    process("105", "qemu-system-x86_64", "-name", "/state/lab/alice.pid");
    process("106", "");
    process("self", "qemu-system-x86_64", "-pidfile", "/state/lab/alice.pid");
    Files.createDirectory(proc.resolve("107"));

    assertThat(new QemuProcesses(proc).find(LAB))
        .isEqualTo(Map.of(LAB.resolve("alice.pid"), 100L, LAB.resolve("bob.pid"), 101L));
  }

  @Test
  void endsAProcessAndWaitsUntilItIsGone() throws Exception {
    Process process = new ProcessBuilder("sleep", "600").start();

    QemuProcesses.kill(process.pid());

    assertThat(process.isAlive()).isFalse();
    QemuProcesses.kill(process.pid());
  }

  private void process(String pid, String... argv) throws Exception {
    Path directory = Files.createDirectory(proc.resolve(pid));
    Files.writeString(directory.resolve("cmdline"), String.join("\0", argv) + "\0");
  }
}
