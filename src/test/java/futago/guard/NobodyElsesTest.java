package futago.guard;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Secret;
import futago.engine.EventListener;
import futago.engine.Plan;
import futago.engine.Refusal;
import futago.engine.RunOptions;
import futago.engine.RunOutcome;
import futago.engine.Runner;
import futago.simulator.Simulation;
import futago.simulator.machine.Machine;
import futago.site.SimulationAccess;
import futago.site.Site;
import futago.spec.PlatformName;
import futago.text.Message;
import futago.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The hosts hold something of somebody else's: it is found before anything is touched, shown, and
/// never replaced without a word.
@Timeout(240)
class NobodyElsesTest {
  private static final Secret PASSWORD = Secret.of("a password of postgres's");
  private static final String COROSYNC = "/etc/corosync/corosync.conf";
  private static final String HEARTBEAT = "/etc/ha.d/ha.cf";
  private static final String RULES = "/etc/sysconfig/iptables";

  private Simulation simulation;

  private Machine start(PlatformName platform) {
    simulation = Simulation.start(platform, 60);
    return simulation.machine("alice");
  }

  @AfterEach
  void end() {
    simulation.close();
  }

  private RunOutcome run(Function<Site, Plan> plan, RunOptions options) throws Exception {
    try (var access = new SimulationAccess(simulation);
        Site site = access.open()) {
      return new Runner(
              plan.apply(site),
              site.nodes(),
              EventListener.all(),
              options.atPace(simulation.speed()),
              simulation.clock())
          .run();
    }
  }

  private RunOutcome apply(RunOptions options) throws Exception {
    return run(site -> site.installation(PASSWORD), options);
  }

  private static void sh(Machine machine, String script) throws InterruptedException {
    var outcome = machine.launcher().run("", "sh", "-c", script);
    assertThat(outcome.status()).as(outcome.toString()).isZero();
  }

  /// `apply` refuses, says so in both languages, and has touched nothing.
  private void isRefused(String key, String subject, String... named) throws Exception {
    var before = PairState.of(simulation);
    RunOutcome outcome = apply(RunOptions.standard());
    assertThat(outcome).isInstanceOf(RunOutcome.Refused.class);
    assertThat(outcome.summary().changes()).isZero();
    List<Refusal> refusals = ((RunOutcome.Refused) outcome).refusals();
    assertThat(refusals).extracting(each -> each.conflict().subject()).containsOnly(subject);
    Message found = refusals.getFirst().conflict().found();
    assertThat(found.key()).isEqualTo(key);
    for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
      assertThat(Texts.in(locale).say(found)).contains("alice").contains(named);
    }
    assertThat(PairState.of(simulation).differencesFrom(before)).isEmpty();
  }

  private void isReplacedByItsWordAndComesBack(String subject, String path, String text)
      throws Exception {
    assertThat(apply(RunOptions.standard().erasing(Set.of(subject))))
        .isInstanceOf(RunOutcome.Done.class);
    Machine alice = simulation.machine("alice");
    assertThat(alice.files().text("/var/lib/futago/original" + path)).contains(text);
    assertThat(run(site -> site.removal(false), RunOptions.standard()))
        .isInstanceOf(RunOutcome.Done.class);
    assertThat(alice.files().text(path)).contains(text);
  }

  @Test
  void aCorosyncConfiguration() throws Exception {
    String text = "totem {\n  version: 2\n  cluster_name: payroll\n}\n";
    start(PlatformName.DEBIAN_COROSYNC).files().install(COROSYNC, text);
    isRefused("stage.conflict.cluster", "alice:" + COROSYNC, "payroll");
    isReplacedByItsWordAndComesBack("alice:" + COROSYNC, COROSYNC, text);
  }

  @Test
  void theConfigurationThatCorosyncsPackageBringsIsNobodys() throws Exception {
    Machine alice = start(PlatformName.DEBIAN_COROSYNC);
    sh(alice, "apt-get -q update && apt-get -q -y install corosync");
    assertThat(apply(RunOptions.standard().until("messaging"))).isInstanceOf(RunOutcome.Done.class);
  }

  @Test
  void aHeartbeatConfiguration() throws Exception {
    String text = "node carol\nnode dave\nucast eth0 10.0.0.3\n";
    start(PlatformName.EL6_HEARTBEAT).files().install(HEARTBEAT, text);
    isRefused("stage.conflict.cluster", "alice:" + HEARTBEAT, "carol");
    isReplacedByItsWordAndComesBack("alice:" + HEARTBEAT, HEARTBEAT, text);
  }

  @Test
  void resourcesInPacemakerOnCorosync() throws Exception {
    resourcesInPacemaker(PlatformName.DEBIAN_COROSYNC);
  }

  @Test
  void resourcesInPacemakerOnHeartbeat() throws Exception {
    resourcesInPacemaker(PlatformName.EL6_HEARTBEAT);
  }

  private void resourcesInPacemaker(PlatformName platform) throws Exception {
    Machine alice = start(platform);
    String stage = platform == PlatformName.EL6_HEARTBEAT ? "heartbeat" : "messaging";
    assertThat(apply(RunOptions.standard().until(stage))).isInstanceOf(RunOutcome.Done.class);
    sh(
        alice,
        "crm configure property stonith-enabled=false && crm configure primitive payroll"
            + " ocf:heartbeat:Dummy");
    sh(alice, "until crm_mon -1 -r | grep -q 'payroll.*Started'; do sleep 1; done");
    isRefused("stage.conflict.resources", "alice:cib", "payroll");
  }

  @Test
  void aDatabaseOfDebians() throws Exception {
    Machine alice = start(PlatformName.DEBIAN_COROSYNC);
    sh(alice, "apt-get -q update && apt-get -q -y install postgresql-15");
    sh(alice, "su - postgres -s /bin/sh -c \"psql -c 'create database payroll'\"");
    isRefused("stage.conflict.database-used", "alice:postgresql/15/main", "15/main");
  }

  @Test
  void aServerThatSomebodyRunsOnTheCommunitysPackages() throws Exception {
    Machine alice = start(PlatformName.EL6_HEARTBEAT);
    assertThat(apply(RunOptions.standard().until("install.postgresql-group")))
        .isInstanceOf(RunOutcome.Done.class);
    sh(
        alice,
        "su - postgres -c '/usr/pgsql-9.3/bin/initdb -D /var/lib/pgsql/9.3/data' && service"
            + " postgresql-9.3 start");
    isRefused("stage.conflict.database-elsewhere", "", "/var/lib/pgsql/9.3/data", "5432");
  }

  @Test
  void filesWhereTheDataShallBeMounted() throws Exception {
    for (PlatformName platform : PlatformName.values()) {
      start(platform).files().install("/mnt/pgsql-data/payroll.sql", "create table payroll ();\n");
      isRefused("stage.conflict.mount-point", "alice:/mnt/pgsql-data", "payroll.sql");
      simulation.close();
    }
  }

  @Test
  void firewallRulesThatAreOnlyInForce() throws Exception {
    Machine alice = start(PlatformName.EL6_HEARTBEAT);
    sh(alice, "iptables -I INPUT -p tcp --dport 8080 -j ACCEPT");
    isRefused("stage.conflict.firewall", "alice:firewall", RULES);
  }

  @Test
  void firewallRulesInTheFileStayAndComeBackAsTheyWere() throws Exception {
    Machine alice = start(PlatformName.EL6_HEARTBEAT);
    String rule = "-A INPUT -m state --state NEW -m tcp -p tcp --dport 8080 -j ACCEPT\n";
    String text =
        alice
            .files()
            .text(RULES)
            .orElseThrow()
            .replaceFirst("(?m)^-A INPUT -j REJECT", rule + "$0");
    alice.files().install(RULES, text);
    sh(alice, "service iptables restart");
    assertThat(apply(RunOptions.standard().until("ossettings")))
        .isInstanceOf(RunOutcome.Done.class);
    assertThat(alice.files().text(RULES).orElseThrow()).contains(rule).contains("--dport 7788");
    assertThat(alice.launcher().run("", "iptables", "-S").output()).contains("--dport 8080");
    assertThat(run(site -> site.removal(false), RunOptions.standard()))
        .isInstanceOf(RunOutcome.Done.class);
    assertThat(alice.files().text(RULES)).contains(text);
  }
}
