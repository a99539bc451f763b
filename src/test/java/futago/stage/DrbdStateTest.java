package futago.stage;

import static org.assertj.core.api.Assertions.assertThat;

import futago.stage.drbd.StartResource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How the steps are told what DRBD does, asked by real shells.
class DrbdStateTest {
  @TempDir private Path directory;

  private String ask(String shell, String procDrbd) throws Exception {
    Path file = Files.writeString(directory.resolve("drbd"), procDrbd);
    String script =
        new StartResource(StageFixture.input())
            .probes(StageFixture.ALICE)
            .getFirst()
            .script()
            .replace("/proc/drbd", file.toString());
    var builder = new ProcessBuilder(shell, "-c", script);
    builder.environment().put("PATH", directory + ":/usr/bin:/bin");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return (process.waitFor() + " " + said.strip()).strip();
  }

  private void drbdsetup(String does) throws Exception {
    Path program = Files.writeString(directory.resolve("drbdsetup"), "#!/bin/sh\n" + does);
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash"})
  void eightSaysItInProc(String shell) throws Exception {
    String version = "version: 8.4.11 (api:1/proto:86-101)\n";

    assertThat(ask(shell, version + " 0: cs:Connected ro:Primary/Secondary ds:UpToDate/UpToDate C"))
        .startsWith("0 0: cs:Connected ro:Primary/");
    assertThat(ask(shell, version + " 0: cs:Unconfigured\n")).isEqualTo("1");
  }

  /// As `drbdsetup status --verbose` prints it, by `drbdsetup.c` of drbd-utils.
  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash"})
  void nineSaysItByDrbdsetup(String shell) throws Exception {
    String version = "version: 9.2.8 (api:2/proto:86-122)\n";
    drbdsetup(
        """
        cat <<X
        pgsql node-id:0 role:Primary suspended:no
          volume:0 minor:0 disk:UpToDate quorum:yes
          bob node-id:1 connection:Connected role:Secondary congested:no
            volume:0 replication:SyncSource peer-disk:Inconsistent resync-suspended:no
        X
        """);

    assertThat(ask(shell, version))
        .isEqualTo("0 cs:Connected ro:Primary/ ds:UpToDate/Inconsistent");

    drbdsetup("exit 10\n");
    assertThat(ask(shell, version)).isEqualTo("10");
  }
}
