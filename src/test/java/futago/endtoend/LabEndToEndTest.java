package futago.endtoend;

import static futago.endtoend.LabCluster.await;
import static futago.endtoend.LabCluster.say;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/// Two real virtual machines become a cluster, through the command a user types: built, built again
/// with nothing to do, switched over, its active node killed under a writing client, rejoined,
/// drilled, taken down, and built once more on the used nodes. Deadlines are several times what was
/// measured.
@Tag("lab")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(StopAtFirstFailure.class)
class LabEndToEndTest {
  private static LabCluster cluster;

  @BeforeAll
  static void labIsUp() throws Exception {
    cluster = new LabCluster("ci");
    cluster.lab().down(false);
    cluster.lab().up();
  }

  /// What accounts, libraries and chrony's taking over from timesyncd change.
  private static final String PACKAGES_CHANGE =
      "file /etc/(passwd|group|shadow|gshadow|subuid|subgid)-? .*|file /etc/(ld.so.cache|mailcap"
          + "|adjtime|resolv.conf) .*|file /etc/(ssl|systemd/timesyncd.conf|dbus-1)/?.*"
          + "|unit (systemd-timesyncd|systemd-time-wait-sync|chrony|dbus-org.freedesktop.timesync1"
          + "|proc-fs-nfsd|nfs)[.-].*|mount /(run|sys|proc)/.*";

  /// Where nothing of ours may stay.
  private static final String FUTAGOS =
      "/etc/(hosts|hostname|nftables.conf|futago.*|drbd.d/pgsql.res|corosync/.*|default/pacemaker"
          + "|(rsyslog|logrotate).d/.*futago.*|systemd/system/futago.*)";

  /// What was found on each node at first.
  private static final Map<String, Set<String>> found = new java.util.TreeMap<>();

  @AfterAll
  static void labIsDown() throws Exception {
    if (StopAtFirstFailure.happened(LabEndToEndTest.class)) {
      cluster.keepEvidence();
    }
    cluster.lab().down(false);
  }

  private static LabCluster.Result futago(String command, String... more) throws Exception {
    return cluster.futago(arguments(command, cluster.spec(), more));
  }

  private static void succeeds(String command, String... more) throws Exception {
    var result = futago(command, more);
    assertThat(result.status()).as(result.output()).isZero();
  }

  private static String[] arguments(String command, Path spec, String... more) {
    var arguments = new ArrayList<String>(List.of(command, spec.toString()));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  @Test
  @Order(1)
  void checkChangesNothing() throws Exception {
    for (String node : List.of("alice", "bob")) {
      found.put(node, inventory(node));
    }
    String before = fingerprint("alice");

    var result = futago("check");

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(fingerprint("alice")).isEqualTo(before);
  }

  @Test
  @Order(2)
  void applyBuildsTheCluster() throws Exception {
    var result = futago("apply");

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(result.output()).doesNotContain(LabCluster.PASSWORD);
    assertHealthy();
    assertThat(cluster.on("alice", "systemctl is-enabled pacemaker corosync"))
        .isEqualTo("enabled\nenabled");
    cluster.keepUndisturbed();
  }

  @Test
  @Order(3)
  void theSecondApplyChangesNothing() throws Exception {
    String alice = fingerprint("alice");
    String bob = fingerprint("bob");

    var result = futago("apply");

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(fingerprint("alice")).isEqualTo(alice);
    assertThat(fingerprint("bob")).isEqualTo(bob);
    say(result.output().lines().reduce((_, last) -> last).orElse(""));
  }

  @Test
  @Order(4)
  void aSudoUserSeesTheSame() throws Exception {
    Path spec = Path.of("target/lab/sudo.json");
    Files.writeString(
        spec,
        Files.readString(cluster.spec())
            .replace("\"user\" : \"root\"", "\"user\" : \"futago\", \"sudo\" : true")
            .replace("\"user\": \"root\"", "\"user\": \"futago\", \"sudo\": true")
            .replaceAll(",\\s*\"sudo\"\\s*:\\s*false", ""));

    var wrong =
        cluster.futagoWith(Map.of("FUTAGO_SUDO_PASSWORD", "wrong"), arguments("apply", spec));
    assertThat(wrong.status()).as(wrong.output()).isEqualTo(1);

    var right =
        cluster.futagoWith(Map.of("FUTAGO_SUDO_PASSWORD", "futago"), arguments("apply", spec));
    assertThat(right.status()).as(right.output()).isZero();
    right.output().lines().filter(line -> !line.startsWith("[same]")).forEach(LabCluster::say);
  }

  @Test
  @Order(5)
  void switchoverAndBack() throws Exception {
    String active = active();
    String other = active.equals("alice") ? "bob" : "alice";
    try (ClientRun client = cluster.startClient()) {
      await("the client writes", Duration.ofMinutes(2), () -> client.acknowledged().size() > 10);

      succeeds("switchover", "--to", other, "--wait", "5m");
      assertThat(active()).isEqualTo(other);
      succeeds("switchover", "--wait", "5m");
      assertThat(active()).isEqualTo(active);

      Set<Long> before = client.acknowledged();
      await(
          "the client writes again",
          Duration.ofMinutes(2),
          () -> client.acknowledged().size() > before.size() + 10);
      say("switchover and back: longest outage " + client.longestGapMillis() + " ms");
      assertNothingLost(client);
    }
    assertThat(cluster.on(active, "cibadmin --query --scope constraints")).doesNotContain("cli-");
  }

  @Test
  @Order(6)
  void theActiveNodeIsKilledAndNothingIsLost() throws Exception {
    String active = active();
    String survivor = active.equals("alice") ? "bob" : "alice";
    try (ClientRun client = cluster.startClient()) {
      await("the client writes", Duration.ofMinutes(2), () -> client.acknowledged().size() > 20);
      cluster.lab().powerOff(active);
      int before = client.acknowledged().size();
      await(
          survivor + " serves",
          Duration.ofMinutes(5),
          () -> client.acknowledged().size() > before + 10);
      say(
          "power-off of %s: down for %d ms, %d rows acknowledged"
              .formatted(active, client.longestGapMillis(), client.acknowledged().size()));
      assertThat(active()).isEqualTo(survivor);
      assertNothingLost(client);
    }
    cluster.lab().powerOn(active);
    await(
        active + " is back, secondary and UpToDate",
        Duration.ofMinutes(10),
        () ->
            cluster
                .on(survivor, "cat /proc/drbd")
                .contains("ro:Primary/Secondary ds:UpToDate/UpToDate"));
    await("both are whole again", Duration.ofMinutes(5), LabEndToEndTest::isHealthy);
    assertThat(active()).isEqualTo(survivor);
  }

  @Test
  @Order(7)
  void aDrillLosesNothingAndLeavesTheClusterAsItWas() throws Exception {
    String active = active();

    var result = cluster.drill("kill");

    say(result.output());
    assertThat(result.status()).as(result.output()).isZero();
    assertThat(result.output()).contains(", 0 lost,");
    assertHealthy();
    assertThat(active()).isEqualTo(active);
  }

  @Test
  @Order(8)
  void standbyAndOnline() throws Exception {
    String idle = active().equals("alice") ? "bob" : "alice";
    succeeds("standby", idle);
    await(
        idle + " is in standby",
        Duration.ofMinutes(3),
        () -> cluster.on(idle, "crm_mon -1").contains("Node " + idle + ": standby"));
    succeeds("online", idle);
    await("both are whole again", Duration.ofMinutes(5), LabEndToEndTest::isHealthy);
  }

  @Test
  @Order(9)
  void removeTakesItDownAndKeepsTheData() throws Exception {
    onActive("CREATE TABLE kept AS SELECT 42 AS answer");

    var result = futago("remove", "--yes");

    assertThat(result.status()).as(result.output()).isZero();
    for (String node : List.of("alice", "bob")) {
      assertThat(
              cluster.on(
                  node, "systemctl is-active corosync pacemaker; ls /etc/drbd.d; cat /proc/drbd"))
          .doesNotContain("\nactive")
          .doesNotContain("pgsql.res")
          .doesNotContain("cs:");
      assertThat(cluster.on(node, "grep -rlE 'Written by Futago|^# futago ' /etc || true"))
          .isEmpty();
      assertThat(cluster.on(node, "ls /etc/corosync/authkey /etc/futago 2>/dev/null")).isEmpty();
      isAsItWasFound(node);
    }
  }

  /// Packages stay, and with them their accounts; nothing else that was there is another one, and
  /// what is new below /etc belongs to a package.
  private static void isAsItWasFound(String node) throws Exception {
    Set<String> now = inventory(node);
    Set<String> gone = new TreeSet<>(found.get(node));
    gone.removeAll(now);
    Set<String> come = new TreeSet<>(now);
    come.removeAll(found.get(node));
    say(node + " after remove: gone or changed " + gone);
    assertThat(gone).filteredOn(line -> !line.matches(PACKAGES_CHANGE)).isEmpty();
    assertThat(come).noneMatch(line -> line.matches("mount (/mnt/.*|.* /dev/drbd.*)"));
    List<String> files =
        come.stream()
            .filter(line -> line.startsWith("file /etc/"))
            .filter(line -> !line.matches(PACKAGES_CHANGE))
            .map(line -> line.split(" ", -1)[1])
            .toList();
    String unowned =
        cluster.on(
            node,
            "for f in "
                + String.join(" ", files)
                + "; do dpkg -S $f >/dev/null 2>&1 || ucfq -w $f 2>/dev/null | grep -q : || echo"
                + " $f; done");
    say(node + " after remove: of no package " + unowned.replace("\n", " "));
    assertThat(unowned.lines()).noneMatch(line -> line.matches(FUTAGOS));
  }

  /// Files by content, units by whether they are started at boot, mounts.
  private static Set<String> inventory(String node) throws Exception {
    String seen =
        cluster.on(
            node,
            "find /etc -xdev -type f -exec sha256sum {} + | awk '{print \"file\", $2, $1}';"
                + " systemctl list-unit-files --no-legend --no-pager | awk '{print \"unit\", $1,"
                + " $2}'; findmnt -rn -o TARGET,SOURCE,FSTYPE | sed 's/^/mount /'");
    return new TreeSet<>(seen.lines().toList());
  }

  @Test
  @Order(10)
  void applyOnTheUsedNodesFindsTheDataAgain() throws Exception {
    var result = futago("apply");

    assertThat(result.status()).as(result.output()).isZero();
    assertHealthy();
    assertThat(onActive("SELECT answer FROM kept")).isEqualTo("42");
  }

  private static void assertNothingLost(ClientRun client) throws Exception {
    Set<Long> acknowledged = client.acknowledged();
    Set<Long> there =
        onActive("SELECT n FROM client_rows")
            .lines()
            .map(Long::valueOf)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<Long> lost = new TreeSet<>(acknowledged);
    lost.removeAll(there);
    say("rows acknowledged %d, lost %d".formatted(acknowledged.size(), lost.size()));
    assertThat(lost).isEmpty();
    onActive("DROP TABLE client_rows");
  }

  private static String onActive(String sql) throws Exception {
    return cluster.on(active(), "cd /; su - postgres -c \"psql -XAt -c '" + sql + "'\"");
  }

  /// The node where the replicated file system is mounted, or nothing.
  private static String active() throws Exception {
    for (String node : List.of("alice", "bob")) {
      if (cluster.on(node, "mountpoint -q /mnt/pgsql-data && echo yes").equals("yes")) {
        return node;
      }
    }
    return "";
  }

  private static void assertHealthy() throws Exception {
    await("both are whole", Duration.ofMinutes(3), LabEndToEndTest::isHealthy);
  }

  private static boolean isHealthy() throws Exception {
    String seen = cluster.on("alice", "crm_mon -1 -r; cat /proc/drbd");
    return seen.contains("Online: [ alice bob ]")
        && seen.matches("(?s).*filesystem\\s.*Started.*ipaddr\\s.*Started.*pgsql\\s.*Started.*")
        && seen.matches("(?s).*Promoted: \\[ \\w+ \\].*Unpromoted: \\[ \\w+ \\].*")
        && seen.contains("ds:UpToDate/UpToDate")
        && !seen.contains("Failed Resource Actions");
  }

  /// Everything below /etc and our own state, by content and time of change.
  private static String fingerprint(String node) throws Exception {
    return cluster.on(
        node,
        "find /etc /var/lib/futago /usr/lib/systemd /mnt -xdev -newermt 1970-01-01 -printf '%p %s"
            + " %T@ %m %u\\n"
            + "' 2>/dev/null | sort | sha256sum; dpkg-query -W | sha256sum");
  }
}
