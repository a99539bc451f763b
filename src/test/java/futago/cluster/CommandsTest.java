package futago.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Run;
import futago.command.WaitFor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When a wait for DRBD is over, asked by a real shell.
class CommandsTest {
  private static final Commands COMMANDS = new Commands(Example.SPEC, Example.PLATFORM);

  @TempDir private Path directory;

  private int status(WaitFor wait, String procDrbd) throws Exception {
    Path file = Files.writeString(directory.resolve("drbd"), procDrbd);
    Run run = wait.probe();
    List<String> argv =
        run.argv().stream().map(word -> word.replace("/proc/drbd", file.toString())).toList();
    var builder = new ProcessBuilder(argv).redirectErrorStream(true);
    builder.environment().merge("PATH", directory.toString(), (old, first) -> first + ":" + old);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said.strip()).as("what was seen last").isNotEmpty().doesNotContain("\n");
    return process.waitFor();
  }

  @ParameterizedTest
  @CsvSource({
    "WFConnection, Primary/Unknown, UpToDate/DUnknown, 1, 1",
    "SyncSource, Primary/Secondary, UpToDate/Inconsistent, 0, 1",
    "Connected, Primary/Secondary, UpToDate/UpToDate, 0, 0",
    "StandAlone, Primary/Unknown, UpToDate/DUnknown, 0, 0",
  })
  void eight(String connection, String roles, String disks, int connected, int synchronised)
      throws Exception {
    String seen =
        El6Answers.procDrbd(
            " 0: cs:%s ro:%s ds:%s C r-----\n    ns:0 oos:0\n".formatted(connection, roles, disks));

    assertThat(status(COMMANDS.connected(), seen)).isEqualTo(connected);
    assertThat(status(COMMANDS.synchronised(), seen)).isEqualTo(synchronised);
  }

  /// As `drbdsetup status --verbose` prints it, by `drbdsetup.c` of drbd-utils.
  @ParameterizedTest
  @CsvSource({
    "Connecting, Off, DUnknown, 1, 1",
    "Connected, Off, UpToDate, 1, 1",
    "Connected, WFBitMapS, Inconsistent, 1, 1",
    "Connected, SyncSource, Inconsistent, 0, 1",
    "Connected, Established, UpToDate, 0, 0",
    "StandAlone, Off, DUnknown, 0, 0",
  })
  void nine(String connection, String replication, String peerDisk, int connected, int synchronised)
      throws Exception {
    Path program = directory.resolve("drbdsetup");
    Files.writeString(
        program,
        """
        #!/bin/sh
        [ "$*" = 'status pgsql --verbose' ] && cat <<X
        pgsql node-id:0 role:Primary suspended:no force-io-failures:no
          volume:0 minor:0 disk:UpToDate backing_dev:/dev/sdb1 quorum:yes
          bob node-id:1 connection:%s role:Secondary tls:no congested:no
            volume:0 replication:%s peer-disk:%s resync-suspended:no done:50.40
        X
        """
            .formatted(connection, replication, peerDisk));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    String version = "version: 9.2.8 (api:2/proto:86-122)\n";

    assertThat(status(COMMANDS.connected(), version)).isEqualTo(connected);
    assertThat(status(COMMANDS.synchronised(), version)).isEqualTo(synchronised);
  }
}
