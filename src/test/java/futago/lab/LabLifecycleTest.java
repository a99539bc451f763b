package futago.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import futago.text.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real lab from its birth to its end. Needs root and the lab's programs.
@Tag("lab")
class LabLifecycleTest {
  private static final Duration ASK = Duration.ofMinutes(1);
  private static final String TAG = "lifecycle-test";

  @TempDir Path state;
  private final Queue<Message> said = new ConcurrentLinkedQueue<>();
  private LabHome home;
  private Lab first;
  private Lab second;

  @BeforeEach
  void twoLabs() throws Exception {
    // The user's cache, because an image is worth keeping.
    home = new LabHome(LabHome.ofUser(System.getenv()).cache(), state);
    first = Lab.of(LabSettings.defaults("lifecycle-1"), home, said::add);
    second = Lab.of(LabSettings.defaults("lifecycle-2"), home, said::add);
  }

  @AfterEach
  void takeDown() throws Exception {
    first.down(false);
    second.down(false);
    if (Files.exists(home.snapshots())) {
      try (var images = Files.list(home.snapshots())) {
        for (Path image : images.toList()) {
          LocalCommand.remove(image.resolve(TAG));
        }
      }
    }
  }

  @Test
  void livesThroughWhatIsDoneToIt() throws Exception {
    first.up();
    assertThat(first.status().ready()).isTrue();
    assertThat(
            ask(first, "alice", "hostname; ping -c 1 -W 5 192.168.137.102 >/dev/null && echo ok"))
        .isEqualTo("alice\nok");
    assertThat(ask(first, "bob", "head -c 5 /dev/vdb | wc -c")).isEqualTo("5");

    said.clear();
    first.up();
    assertThat(said).extracting(Message::key).containsOnly("lab.node.up");

    first.cutLink("bob");
    LabStatus cut = first.status();
    assertThat(cut.nodes().get(1).on()).isTrue();
    assertThat(cut.nodes().get(1).connected()).isFalse();
    assertThat(cut.nodes().get(0).answers()).isTrue();
    first.restoreLink("bob");

    ask(first, "alice", "echo kept >/root/mark; sync");
    first.powerOff("alice");
    assertThat(first.status().nodes().get(0).on()).isFalse();
    first.powerOn("alice");
    assertThat(ask(first, "alice", "cat /root/mark")).isEqualTo("kept");

    first.saveSnapshot(TAG);
    assertThat(first.status().ready()).isTrue();
    first.down(false);
    assertNothingLeft(first);

    assertThat(second.hasSnapshot(TAG)).isTrue();
    second.upFrom(TAG);
    assertThat(ask(second, "alice", "cat /root/mark")).isEqualTo("kept");
    second.down(true);
    assertThat(second.status().namespace()).isEmpty();
    assertThat(second.clusterJson()).exists();
    Lab again = Lab.named("lifecycle-2", home, said::add);
    again.up();
    assertThat(ask(again, "alice", "cat /root/mark")).isEqualTo("kept");
    second.down(false);
    assertNothingLeft(second);
  }

  @Test
  void aNodeThatDoesNotBootShowsItsConsole() throws Exception {
    Lab hasty = Lab.of(first.settings(), home, Duration.ofSeconds(2), said::add);

    assertThatThrownBy(hasty::up)
        .isInstanceOfSatisfying(
            LabException.class, e -> assertThat(e.what().key()).isEqualTo("lab.node.silent"));
    assertThat(said).extracting(Message::key).contains("lab.node.again");
    hasty.down(false);
    assertNothingLeft(hasty);
  }

  private static String ask(Lab lab, String node, String command) throws Exception {
    return LocalCommand.require(ASK, lab.sshCommand(node, List.of(command)));
  }

  private static void assertNothingLeft(Lab lab) throws Exception {
    assertThat(new QemuProcesses(Path.of("/proc")).find(lab.directory())).isEmpty();
    assertThat(LocalCommand.require(LocalCommand.SHORT, List.of("ip", "netns")))
        .doesNotContain(lab.namespace());
    assertThat(LocalCommand.require(LocalCommand.SHORT, List.of("ip", "-o", "link")))
        .doesNotContain(": fl");
    assertThat(Files.exists(lab.directory())).isFalse();
  }
}
