package futago.endtoend;

import static futago.endtoend.LabCluster.await;
import static futago.endtoend.LabCluster.say;
import static org.assertj.core.api.Assertions.assertThat;

import futago.engine.RunEvent;
import futago.engine.RunOutcome;
import futago.guard.Comes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/// A cluster is built on two real nodes while nearly everything goes wrong that can: each fault is
/// named, and a dozen Futagos are killed on the way. What comes out is what an undisturbed `apply`
/// makes, which is either kept from {@link LabEndToEndTest} or built at the end for comparison.
///
/// `-Dfutago.lab.name=NAME` takes a lab that is up and whose nodes are fresh, and leaves it up;
/// `-Dfutago.seed=N` draws the moments of an earlier run again.
@Tag("labguard")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(StopAtFirstFailure.class)
class LabGuardTest {
  private static final Duration LONG = Duration.ofMinutes(45);
  private static final int DOZEN = 12;

  private static LabCluster cluster;
  private static boolean own;
  private static List<Kills.Kill> kills;
  private static int killed;

  @BeforeAll
  static void labIsUp() throws Exception {
    own = System.getProperty("futago.lab.name") == null;
    cluster = new LabCluster(System.getProperty("futago.lab.name", "guard"));
    if (own) {
      cluster.lab().down(false);
      cluster.lab().up();
    }
    long seed = Long.getLong("futago.seed", new Random().nextLong());
    kills = Kills.draw(new Random(seed), DOZEN);
    say("-Dfutago.seed=" + seed + ": " + kills);
  }

  @AfterAll
  static void labIsDown() throws Exception {
    if (StopAtFirstFailure.happened(LabGuardTest.class)) {
      cluster.keepEvidence();
    }
    if (own) {
      cluster.lab().down(false);
    }
  }

  private static List<String> apply(List<String> more) {
    var arguments = new ArrayList<String>(List.of("apply", cluster.spec().toString()));
    arguments.addAll(more);
    return arguments;
  }

  private static List<String> until(String step) {
    return apply(List.of("--until", step));
  }

  private static FutagoRun start(List<String> arguments) throws Exception {
    return cluster.way().start(arguments);
  }

  /// Waits for its end, and for what it has to say.
  private static void comesTo(FutagoRun run, int status, Comes comes) throws Exception {
    int ended = run.end(LONG);
    List<RunEvent> journal = run.events();
    assertThat(journal).as(run.output()).isNotEmpty();
    assertThat(journal.getLast()).isInstanceOf(RunEvent.RunFinished.class);
    RunOutcome outcome = ((RunEvent.RunFinished) journal.getLast()).outcome();
    say("exit " + ended + ": " + Comes.said(comes.toldBy(outcome, journal)));
    assertThat(ended).as(run.output()).isEqualTo(status);
  }

  private static void bringAbout(LabFault fault) throws Exception {
    say(fault.name());
    fault.begins().to(cluster);
    try {
      comesTo(start(apply(fault.arguments())), fault.status(), fault.comes());
    } finally {
      fault.ends().to(cluster);
    }
  }

  @Test
  @Order(1)
  void whatIsWrongIsFoundBeforeAnythingIsChanged() throws Exception {
    for (LabFault fault : LabFault.upFront()) {
      bringAbout(fault);
    }
  }

  @Test
  @Order(2)
  void whatGoesWrongInTheFirstStepsIsNamed() throws Exception {
    for (LabFault fault : LabFault.atFirst()) {
      bringAbout(fault);
    }
  }

  @Test
  @Order(3)
  void theConnectionIsCutWhilePackagesAreInstalled() throws Exception {
    FutagoRun run = start(until("install.postgresql"));
    assertThat(run.await(begins("install.postgresql", "bob", "apt-get"))).as(run.output()).isTrue();

    // All sessions but this one.
    cluster.mustOn(
        "bob",
        "sleep 5; for p in $(pgrep -f '^sshd.*: root'); do"
            + " [ \"$p\" = \"$PPID\" ] || kill -9 \"$p\"; done");

    comesTo(
        run,
        1,
        new Comes.Fails(
            "install.postgresql",
            Optional.of("bob"),
            "remote.connection-lost",
            "remote.connection-lost.cure",
            "bob"));
  }

  private static Predicate<List<RunEvent>> begins(String step, String node, String word) {
    return events ->
        events.stream()
            .filter(RunEvent.ActionStarted.class::isInstance)
            .map(RunEvent.ActionStarted.class::cast)
            .anyMatch(
                event ->
                    event.step().value().equals(step)
                        && event.node().equals(node)
                        && event.action().toString().contains(word));
  }

  @Test
  @Order(4)
  void killedWhileItInstalls() throws Exception {
    survive(Kills.part(kills, "ossettings.host-name", true), until("install.services-off"));
  }

  private static void survive(List<Kills.Kill> moments, List<String> arguments) throws Exception {
    killed += Kills.survive(moments, cluster.way(), arguments, 1, LONG);
  }

  @Test
  @Order(5)
  void aCommandThatHangsIsEnded() throws Exception {
    bringAbout(LabFault.hanging());
  }

  @Test
  @Order(6)
  void killedWhileItSetsTheSystemUp() throws Exception {
    List<Kills.Kill> rest = Kills.part(kills, "ossettings.host-name", false);
    survive(Kills.part(rest, "drbd.disk", true), until("messaging.start"));
  }

  @Test
  @Order(7)
  void aNodeIsRebootedWhileDisksAreSynchronised() throws Exception {
    FutagoRun run = start(until("drbd.initial-sync"));
    assertThat(run.await(FutagoRun.cameTo("drbd.start"))).as(run.output()).isTrue();

    cluster.mustOn(
        "bob", "nohup sh -c 'sleep 1; echo b >/proc/sysrq-trigger' >/dev/null 2>&1 </dev/null &");

    int status = run.end(LONG);
    assertThat(status).as(run.output()).isEqualTo(1);
    RunOutcome outcome = ((RunEvent.RunFinished) run.events().getLast()).outcome();
    assertThat(((RunOutcome.Failed) outcome).failures())
        .anySatisfy(
            failure -> {
              assertThat(failure.node()).isEqualTo("bob");
              assertThat(failure.what().key()).startsWith("remote.");
              say(Comes.said(failure.what()) + " " + Comes.said(failure.cure()));
            });
    await(
        "bob is back", Duration.ofMinutes(10), () -> cluster.on("bob", "echo here").equals("here"));
  }

  @Test
  @Order(8)
  void killedUntilTheClusterRuns() throws Exception {
    survive(Kills.part(kills, "drbd.disk", false), apply(List.of()));
    say(killed + " of " + kills.size() + " were killed");
    assertThat(killed).isGreaterThan(DOZEN / 2);
  }

  @Test
  @Order(9)
  void nothingIsLeftOfThoseThatWereKilled() throws Exception {
    for (String node : List.of("alice", "bob")) {
      Set<String> seen = LabState.of(cluster, node);
      LabState.keep(state(node), seen);
      assertThat(seen).noneMatch(line -> line.matches("(left|process|audit) .*"));
      assertThat(seen).contains("actions failed: 0");
    }
    assertThat(cluster.on("alice", "sha256sum /etc/corosync/authkey"))
        .isEqualTo(cluster.on("bob", "sha256sum /etc/corosync/authkey"));
  }

  private static Path state(String node) {
    return Path.of("target/lab/guard-" + node + ".txt");
  }

  @Test
  @Order(10)
  void sudoMayLogAndWantAPtyButNoTerminal() throws Exception {
    Path spec = Path.of("target/lab/guard-sudo.json");
    Files.writeString(
        spec,
        Files.readString(cluster.spec())
            .replace("\"user\": \"root\"", "\"user\": \"nopass\"")
            .replace("\"sudo\": false", "\"sudo\": true"));
    assertThat(spec).content().contains("\"user\": \"nopass\"", "\"sudo\": true");
    try {
      sudoers("Defaults:nopass requiretty");
      var refused = cluster.futago("check", spec.toString());
      assertThat(refused.status()).as(refused.output()).isEqualTo(1);
      assertThat(refused.output()).contains("sudo wants a terminal (requiretty)", "!requiretty");

      sudoers(
          "Defaults:nopass use_pty, log_output, iolog_dir=/var/log/guard,"
              + " logfile=/var/log/guard.log");
      var nothing = cluster.futago("apply", spec.toString());
      assertThat(nothing.status()).as(nothing.output()).isZero();
      var there = cluster.futago("switchover", spec.toString());
      assertThat(there.status()).as(there.output()).isZero();
      var back = cluster.futago("switchover", spec.toString());
      assertThat(back.status()).as(back.output()).isZero();
      assertThat(cluster.on("alice", "grep -c nopass /var/log/guard.log; ls /var/log/guard"))
          .matches("(?s)[1-9].*\\n.+");
    } finally {
      for (String node : List.of("alice", "bob")) {
        cluster.mustOn(node, "rm -rf /etc/sudoers.d/guard /var/log/guard /var/log/guard.log");
      }
    }
  }

  private static void sudoers(String line) throws Exception {
    for (String node : List.of("alice", "bob")) {
      cluster.mustOn(
          node,
          "umask 337; rm -f /etc/sudoers.d/guard; echo '"
              + line
              + "' >/etc/sudoers.d/guard && visudo -cq");
    }
  }

  @Test
  @Order(11)
  void theNodesWereWhatAnUndisturbedRunMakesThem() throws Exception {
    if (!Files.exists(cluster.undisturbed("bob"))) {
      assertThat(own).as("what an undisturbed run makes is kept by LabEndToEndTest").isTrue();
      cluster.lab().down(false);
      cluster.lab().up();
      FutagoRun undisturbed = start(apply(List.of()));
      assertThat(undisturbed.end(LONG)).as(undisturbed.output()).isZero();
      cluster.keepUndisturbed();
    }
    for (String node : List.of("alice", "bob")) {
      assertThat(
              LabState.differences(
                  LabState.kept(cluster.undisturbed(node)), LabState.kept(state(node))))
          .as(node)
          .isEmpty();
    }
  }
}
