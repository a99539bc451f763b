package futago.endtoend;

import static futago.endtoend.HeartbeatPair.seenBy;
import static futago.endtoend.LabCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two real Heartbeats with the generated `ha.cf` and `authkeys`, each in namespaces of its own:
/// `apt install heartbeat`, and root. They accepted each other within 5 s; with the shortened times
/// a silent node was dead within 7 s. Deadlines are many times that.
@Tag("heartbeat")
class RealHeartbeatTest {
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  /// All times of their own, and short.
  private static final String QUICK =
      "{\"keepalive\": \"500ms\", \"warntime\": \"2\", \"deadtime\": \"4\", \"initdead\": \"8\"}";

  @BeforeAll
  static void isInstalled() {
    assertThat(Path.of("/etc/init.d/heartbeat")).as("apt install heartbeat").exists();
    assertThat(Files.isWritable(Path.of("/proc/sys/kernel/hostname"))).as("root").isTrue();
  }

  /// The talk's settings first: unicast, all times Heartbeat's own.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        QUICK,
        "{\"udpport\": 695}",
        "{\"transport\": \"mcast\", \"group\": \"225.0.0.77\", \"udpport\": 1694}",
        "{\"transport\": \"bcast\"}",
      })
  void theyAcceptEachOther(String settings) throws Exception {
    try (var pair = HeartbeatPair.configured(settings)) {
      pair.start();

      await(
          "both active, " + settings,
          DEADLINE,
          () ->
              seenBy(pair.alice(), "bob").equals("active")
                  && seenBy(pair.bob(), "alice").equals("active"));

      assertThat(pair.alice().sh("cl_status hblinkstatus bob eth0").strip()).isEqualTo("up");
      assertThat(pair.bob().sh("cl_status hblinkstatus alice eth0").strip()).isEqualTo("up");
      assertThat(pair.alice().sh("cl_status hbstatus")).contains("running");
      assertThat(pair.alice().sh("cat " + HeartbeatPair.LOG)).doesNotContain("authtoken");
      int port = settings.contains("1694") ? 1694 : settings.contains("695") ? 695 : 694;
      assertThat(pair.alice().sh("cat /proc/net/udp")).contains(":%04X ".formatted(port));
    }
  }

  @Test
  void aNodeThatFallsSilentIsDeadUntilItIsHeardAgain() throws Exception {
    try (var pair = HeartbeatPair.configured(QUICK)) {
      pair.start();
      await("bob active", DEADLINE, () -> seenBy(pair.alice(), "bob").equals("active"));

      pair.bob().sh("ip link set eth0 down");
      await("bob dead", DEADLINE, () -> seenBy(pair.alice(), "bob").equals("dead"));

      assertThat(seenBy(pair.alice(), "alice")).isEqualTo("active");
      pair.bob().sh("ip link set eth0 up");
      await(
          "both active again",
          DEADLINE,
          () ->
              seenBy(pair.alice(), "bob").equals("active")
                  && seenBy(pair.bob(), "alice").equals("active"));
    }
  }

  @Test
  void anotherKeyIsRefused() throws Exception {
    try (var pair = HeartbeatPair.configured(QUICK)) {
      // The same kind of key, one digit different.
      pair.bob().sh("sed -i '/sha1/{s/0$/1/;t;s/.$/0/}' /etc/ha.d/authkeys");
      assertThat(pair.bob().sh("cat /etc/ha.d/authkeys"))
          .isNotEqualTo(pair.alice().sh("cat /etc/ha.d/authkeys"));
      pair.start();

      await(
          "alice alone",
          DEADLINE,
          () ->
              seenBy(pair.alice(), "alice").equals("active")
                  && seenBy(pair.alice(), "bob").equals("dead"));
      await(
          "bob's messages are refused",
          DEADLINE,
          () -> {
            String log = pair.alice().sh("cat " + HeartbeatPair.LOG);
            return log.contains("authtoken does not match") && log.contains("src=bob");
          });
    }
  }

  @Test
  void theKeyIsForRootAloneAndOtherwiseRefused() throws Exception {
    try (var pair = HeartbeatPair.configured("{}")) {
      assertThat(pair.bob().sh("stat -c '%a %U:%G' /etc/ha.d/authkeys").strip())
          .isEqualTo("600 root:root");
      pair.bob().sh("chmod 0644 /etc/ha.d/authkeys");

      HeartbeatNode.Result started = pair.start(pair.bob());

      assertThat(started.status()).isNotZero();
      assertThat(started.output())
          .contains("Bad permissions on keyfile [/etc/ha.d//authkeys], 600 recommended.");
      assertRefused(pair.bob());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"logfacility", "ucast", "node"})
  void aMisspeltDirectiveIsRefused(String directive) throws Exception {
    try (var pair = HeartbeatPair.configured("{}")) {
      String misspelt = directive + "x";
      pair.bob().sh("sed -i 's/^%s /%s /' /etc/ha.d/ha.cf".formatted(directive, misspelt));

      HeartbeatNode.Result started = pair.start(pair.bob());

      assertThat(started.status()).isNotZero();
      assertThat(started.output()).contains("[" + misspelt + "]");
      assertRefused(pair.bob());
    }
  }

  private static void assertRefused(HeartbeatNode node) throws Exception {
    assertThat(node.run(Run.asRoot("cl_status", "hbstatus")).output()).contains("stopped");
    await("refused", DEADLINE, () -> node.processes().size() == 1);
  }

  @Test
  void nothingIsLeftRunningWhateverHappens() throws Exception {
    HeartbeatPair pair = HeartbeatPair.configured("{}");
    pair.start();
    // The first process, Heartbeat's master, and one each that reads and writes.
    await("Heartbeat whole", DEADLINE, () -> pair.bob().processes().size() > 4);
    var processes = pair.bob().processes();

    pair.close();

    assertThat(processes).noneMatch(ProcessHandle::isAlive);
    assertThat(Path.of("/etc/ha.d/ha.cf")).as("this machine's own").doesNotExist();
    assertThat(Path.of("/sys/class/net/eth0/peer_ifindex")).doesNotExist();
  }
}
