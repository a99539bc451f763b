package futago.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import futago.command.Facts;
import futago.command.Probe;
import futago.engine.StepState;
import futago.spec.DiskSpec;
import futago.stage.drbd.PrepareDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is asked about a disk before DRBD gets it, put to real loop devices with real things on
/// them, of which each is found. Needs root and e2fsprogs, xfsprogs, lvm2, fdisk, mdadm,
/// drbd-utils.
@Tag("disks")
@Timeout(120)
class DiskGuardTest {
  @TempDir private Path directory;

  private final Deque<String> undo = new ArrayDeque<>();
  private String device;

  @BeforeEach
  void attach() throws Exception {
    assumeTrue(tell("[ \"$(id -u)\" = 0 ] && losetup -f").status() == 0, "no loop devices here");
    device = loop("disk", 400);
  }

  @AfterEach
  void detach() throws Exception {
    for (String command : undo) {
      tell(command);
    }
  }

  private String loop(String name, int mib) throws Exception {
    Path image = directory.resolve(name);
    String loop =
        done("truncate -s %dM %s && losetup -f --show %s".formatted(mib, image, image)).strip();
    undo.push("losetup -d " + loop);
    return loop;
  }

  private record Said(int status, String output) {}

  private static Said tell(String script) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", "-c", script)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Said(process.exitValue(), output);
  }

  private static String done(String script) throws IOException, InterruptedException {
    Said said = tell(script);
    assertThat(said.status()).as(script).isZero();
    return said.output();
  }

  /// What the step says of a disk that both nodes were given, asked on this computer.
  private static StepState verdict(String aliceDisk, String bobDisk) throws Exception {
    var step = new PrepareDisk(StageFixture.input(new DiskSpec.Device(aliceDisk)));
    var other = new PrepareDisk(StageFixture.input(new DiskSpec.Device(bobDisk)));
    Facts alice = facts("alice", step.probes(StageFixture.ALICE), Map.of());
    // The question of the one is answered by the other's disk.
    var names = new HashMap<String, String>();
    List<Probe> asked = step.probes(StageFixture.BOB);
    List<Probe> answered = other.probes(StageFixture.BOB);
    for (int i = 0; i < asked.size(); i++) {
      names.put(answered.get(i).name(), asked.get(i).name());
    }
    Facts bob = facts("bob", answered, names);
    return step.check(StageFixture.ALICE, alice, Map.of("alice", alice, "bob", bob));
  }

  private static Facts facts(String node, List<Probe> probes, Map<String, String> names)
      throws Exception {
    var answers = new HashMap<String, Facts.Answer>();
    for (Probe probe : probes) {
      Said said = tell(probe.script());
      answers.put(
          names.getOrDefault(probe.name(), probe.name()),
          new Facts.Answer(said.status(), said.output().strip()));
    }
    return new Facts(node, answers);
  }

  private StepState.Conflict conflict() throws Exception {
    StepState state = verdict(device, device);
    assertThat(state).isInstanceOf(StepState.Conflict.class);
    return (StepState.Conflict) state;
  }

  @Test
  void aBlankOneIsTaken() throws Exception {
    assertThat(verdict(device, loop("twin", 400))).isInstanceOf(StepState.Satisfied.class);
  }

  @ParameterizedTest
  @CsvSource({
    "ext4, mkfs.ext4 -q %s",
    "xfs, mkfs.xfs -q %s",
    "swap, mkswap %s",
    "LVM2_member, pvcreate -qq -f --config devices/use_devicesfile=0 %s",
    "gpt, printf 'label: gpt\\n' | sfdisk -q %s",
    "dos, printf 'label: dos\\n' | sfdisk -q %s",
    "linux_raid_member, printf '\\374\\116\\053\\251\\000\\000\\000\\000\\132\\000\\000\\000' | dd"
        + " of=%s bs=1 seek=419364864 conv=notrunc",
    "drbd, drbdmeta --force 0 v08 %s internal create-md",
    "zfs_member, for k in 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do printf"
        + " '\\014\\261\\272\\000\\000\\000\\000\\000' | dd of=%s bs=1 seek=$((131072 + k * 1024))"
        + " conv=notrunc; done",
  })
  void whatIsOnItIsFound(String found, String made) throws Exception {
    Said said = tell(made.replace("%s", device));
    if (!tell("wipefs -n -O TYPE --noheadings " + device).output().contains(found)) {
      assumeTrue(false, "could not be made here: " + found + " " + said);
    }
    StepState.Conflict conflict = conflict();
    assertThat(conflict.found().arguments().toString()).contains("holds").contains(found);
    assertThat(conflict.subject()).isEqualTo("alice:" + device);
    // Looking has changed nothing.
    assertThat(done("wipefs -n -O TYPE --noheadings " + device)).contains(found);
  }

  @Test
  void metadataOfAnEarlierResourceBehindAFileSystem() throws Exception {
    done(
        "mkfs.ext4 -q %1$s 200M && drbdmeta --force 0 v08 %1$s internal create-md"
            .formatted(device));
    assertThat(conflict().found().arguments().toString()).contains("drbd");
  }

  @Test
  void aMountedOneIsNeverErased() throws Exception {
    Path mount = Files.createDirectory(directory.resolve("mount"));
    done("mkfs.ext4 -q %1$s && mount %1$s %2$s".formatted(device, mount));
    undo.push("umount " + mount);

    StepState.Conflict conflict = conflict();

    assertThat(conflict.found().key()).isEqualTo("stage.conflict.disk-used");
    assertThat(conflict.found().arguments().toString()).contains("mounted at " + mount);
    assertThat(conflict.subject()).isEmpty();
  }

  @Test
  void anotherNameChangesNothing() throws Exception {
    Path mount = Files.createDirectory(directory.resolve("mount"));
    done("mkfs.ext4 -q %1$s && mount %1$s %2$s".formatted(device, mount));
    undo.push("umount " + mount);
    device = Files.createSymbolicLink(directory.resolve("by-id"), Path.of(device)).toString();

    assertThat(conflict().subject()).isEmpty();
  }

  @Test
  void oneThatIsNotThere() throws Exception {
    device = "/dev/loop4711";
    assertThat(conflict().subject()).isEmpty();
  }

  @Test
  void aSmallOneAndOnesOfDifferentSizes() throws Exception {
    String small = loop("small", 64);
    assertThat(verdict(small, small))
        .isInstanceOfSatisfying(
            StepState.Conflict.class,
            conflict -> assertThat(conflict.found().key()).isEqualTo("stage.conflict.disk-small"));
    assertThat(verdict(device, loop("larger", 512)))
        .isInstanceOfSatisfying(
            StepState.Conflict.class,
            conflict -> {
              assertThat(conflict.found().key()).isEqualTo("stage.conflict.disk-sizes");
              assertThat(conflict.found().arguments()).contains("400", "512");
            });
  }
}
