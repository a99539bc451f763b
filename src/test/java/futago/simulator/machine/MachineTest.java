package futago.simulator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class MachineTest {
  private final Machine alice =
      new Machine("alice", new SimClock(Instant.parse("2014-02-27T14:50:00Z"), 1));

  @Test
  void aProgramOnThePathIsFoundInAnyOfItsDirectories() {
    Program grep = _ -> 0;
    alice.install("grep", grep);
    assertThat(alice.command("grep")).contains(grep);
    assertThat(alice.command("/bin/grep")).contains(grep);
    assertThat(alice.command("/usr/sbin/grep")).contains(grep);
    assertThat(alice.command("/opt/grep")).isEmpty();
  }

  @Test
  void aProgramOffThePathIsFoundByItsPathAlone() {
    Program initdb = _ -> 0;
    alice.install("/usr/pgsql-9.3/bin/initdb", initdb);
    assertThat(alice.command("/usr/pgsql-9.3/bin/initdb")).contains(initdb);
    assertThat(alice.command("initdb")).isEmpty();
    assertThat(alice.command("/usr/bin/initdb")).isEmpty();
  }

  @Test
  void whoFollowsThePowerLearnsOfEachChangeOnce() {
    List<String> seen = new ArrayList<>();
    alice.onPower(on -> seen.add("addresses " + on));
    alice.onPower(on -> seen.add("services " + on));
    alice.power(true);
    alice.power(false);
    alice.power(false);
    alice.power(true);
    assertThat(seen)
        .containsExactly("services false", "addresses false", "addresses true", "services true");
  }

  @Test
  void aGeneratedFileIsMadeAnewAtEachLook() throws Exception {
    var count = new AtomicInteger();
    alice.files().generate("/proc/count", () -> count.incrementAndGet() + "\n");
    assertThat(alice.files().text("/proc/count")).contains("1\n");
    assertThat(alice.files().text("/proc/../proc/count")).contains("2\n");
    assertThat(alice.files().list("/proc")).containsExactly("count");
    alice.files().delete("/proc/count");
    assertThat(alice.files().exists("/proc/count")).isFalse();
    Assertions.assertThatThrownBy(() -> alice.files().delete("/proc/count"))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aModuleIsLoadedOnce() {
    var kernel = new Kernel("2.6.32-431.el6.x86_64", "#1 SMP", "x86_64");
    var count = new AtomicInteger();
    kernel.provide("drbd", count::incrementAndGet);
    assertThat(kernel.load("drdb")).isFalse();
    assertThat(kernel.load("drbd")).isTrue();
    assertThat(kernel.load("drbd")).isTrue();
    assertThat(count).hasValue(1);
    assertThat(kernel.loaded()).containsExactly("drbd");
    assertThat(kernel.unload("drbd")).isTrue();
    assertThat(kernel.loaded()).isEmpty();
  }
}
