package futago.guard;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Action;
import futago.command.FileScripts;
import futago.command.Run;
import futago.command.WaitFor;
import futago.command.WriteFile;
import futago.platform.Platforms;
import futago.spec.PlatformName;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Faults that this very machine can have, and what its own programs say then: the words that the
/// simulated ones use. Needs root, for mounts in a namespace of their own.
@Tag("disks")
@Timeout(60)
class RealFaultsTest {
  @TempDir private Path directory;

  private record Outcome(int status, String said) {}

  /// Runs a command; the preparation comes first, with mounts that nobody else sees.
  private static Outcome run(String preparation, Run run) throws Exception {
    var argv =
        new ArrayList<>(List.of("unshare", "-m", "sh", "-ec", preparation + "\n\"$@\"", "sh"));
    argv.addAll(run.argv());
    Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(run.input().bytes());
    } catch (IOException e) {
      // It ended without reading everything, which is what it shall do.
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), said);
  }

  private Run write(int bytes) {
    return FileScripts.write(
        WriteFile.text(directory.resolve("f.conf").toString(), "x".repeat(bytes)));
  }

  @Test
  void aDiskThatIsFull() throws Exception {
    Outcome outcome =
        run(
            "mount -t tmpfs -o size=64k futago-test %1$s; echo before > %1$s/f.conf; trap 'cat %1$s/f.conf; ls -A %1$s | wc -l' EXIT"
                .formatted(directory),
            write(200_000));
    assertThat(outcome.status()).isNotZero();
    // What was there is whole, and nothing is left beside it.
    assertThat(outcome.said()).contains("No space left on device").endsWith("before\n1\n");
  }

  @Test
  void aFileSystemThatIsReadOnly() throws Exception {
    Outcome outcome =
        run(
            "mount -t tmpfs futago-test %1$s; echo before > %1$s/f.conf; mount -o remount,ro %1$s; trap 'cat %1$s/f.conf' EXIT"
                .formatted(directory),
            write(10));
    assertThat(outcome.status()).isNotZero();
    assertThat(outcome.said()).contains("Read-only file system").endsWith("before\n");
  }

  /// Locked as dpkg and apt do it, with fcntl(2).
  @Test
  void dpkgsLockHeldByThisProcess() throws Exception {
    List<Action> refresh =
        Platforms.planned(PlatformName.DEBIAN_COROSYNC, "15").packages().refresh();
    Run look = ((WaitFor) refresh.getFirst()).probe();
    try (FileChannel lists =
            FileChannel.open(
                Path.of("/var/lib/dpkg/lock-frontend"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = lists.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThat(run(":", look))
          .isEqualTo(
              new Outcome(
                  1,
                  "/var/lib/dpkg/lock-frontend is held by process %d (java)\n"
                      .formatted(ProcessHandle.current().pid())));
    }
    assertThat(run(":", look)).isEqualTo(new Outcome(0, ""));
  }
}
