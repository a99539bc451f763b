package futago.stage;

import static org.assertj.core.api.Assertions.assertThat;

import futago.engine.InstallStage;
import futago.engine.Step;
import futago.engine.StepState;
import futago.spec.DiskSpec;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What each step makes of what a node answers: already done, to be done, or in the way of
/// something.
class StepChecksTest {
  private static final String PACKAGES =
      "postgresql-15\n"
          + "pacemaker\n"
          + "corosync\n"
          + "crmsh\n"
          + "psmisc\n"
          + "resource-agents\n"
          + "pacemaker-cli-utils\n"
          + "drbd-utils\n"
          + "rsyslog\n"
          + "logrotate";
  private static final String MANAGED = "0 drbd\nms_drbd\ngroup_pgsql";

  private static final String CLUSTER_ON =
      "0 corosync.service active enabled\npacemaker.service active enabled";

  static Stream<Arguments> cases() {
    return Stream.of(
        done("install.lists", "packages", "0 " + PACKAGES),
        todo("install.lists", "stage.missing.packages", "packages", "0 pacemaker"),
        done("install.postgresql", "packages", "0 " + PACKAGES),
        todo("install.postgresql", "stage.missing.packages", "packages", "0 pacemaker"),
        todo(
            "install.pacemaker",
            "stage.missing.packages",
            "packages",
            "0 " + PACKAGES.replace("psmisc\n", "")),
        todo("install.drbd", "stage.missing.packages"),
        todo("install.system", "stage.missing.packages"),
        done("install.no-default-database"),
        todo("install.no-default-database", "stage.missing.file", "file", "0 differs"),
        done("install.drop-default-database"),
        todo(
            "install.drop-default-database",
            "stage.missing.default-database",
            "debian-database-clusters",
            "0 empty 15/main"),
        refused(
            "install.drop-default-database",
            "alice:postgresql/15/main",
            "debian-database-clusters",
            "0 used 15/main /var/lib/postgresql/15/main"),
        refused(
            "install.drop-default-database",
            "alice:postgresql/15/old",
            "debian-database-clusters",
            "0 stopped 15/old /srv/old"),
        done("install.services-off", "services", "0 postgresql.service inactive disabled"),
        todo(
            "install.services-off",
            "stage.missing.services-on",
            "services",
            "0 drbd.service active enabled"),
        done(
            "install.services-off",
            "corosync-ours",
            "0",
            "services",
            "0 pacemaker.service active enabled\ncorosync.service active enabled"),
        done("ossettings.host-name", "uname", "0 alice"),
        todo("ossettings.host-name", "stage.missing.host-name", "uname", "0 debian"),
        done("ossettings.hosts"),
        todo("ossettings.hosts", "stage.missing.edit", "file", "0 differs"),
        done("ossettings.firewall", "firewall", "0"),
        todo("ossettings.firewall", "stage.missing.ports", "firewall", "1 nftables"),
        done(
            "ossettings.log",
            "services",
            "0 rsyslog.service active enabled",
            "rsyslog-started",
            "0"),
        todo(
            "ossettings.log",
            "stage.missing.rsyslog-restart",
            "services",
            "0 rsyslog.service active enabled",
            "rsyslog-started",
            "1"),
        todo(
            "ossettings.log",
            "stage.missing.service-off",
            "services",
            "0 rsyslog.service inactive disabled"),
        done(
            "ossettings.clock",
            "services",
            "0 chrony.service active enabled",
            "time-now",
            "0 1700000000"),
        todo("ossettings.clock", "stage.missing.time-service", "time-now", "0 1700000000"),
        done("messaging.corosync", "corosync-key", "0 0123"),
        todo("messaging.corosync", "stage.missing.shared-key"),
        todo(
            "messaging.corosync", "stage.missing.file", "corosync-key", "0 0123", "file", "0 mode"),
        done("messaging.start", "services", CLUSTER_ON, "corosync-started", "0"),
        todo("messaging.start", "stage.missing.service-off", "corosync-started", "0"),
        todo("messaging.start", "stage.missing.corosync-restart", "services", CLUSTER_ON),
        done("drbd.disk", "disk:", "0 blank"),
        done("drbd.disk", "disk:", "0 ours attached"),
        refused("drbd.disk", "alice:/dev/sdb1", "disk:", "0 holds ext4 backup"),
        refused("drbd.disk", "", "disk:", "0 mounted at /home"),
        refused("drbd.disk", "", "disk:", "0 there is no such device"),
        done("drbd.resource"),
        todo("drbd.resource", "stage.missing.file", "file", "0 absent"),
        done(
            "drbd.start",
            "drbd-state",
            "0  0: cs:Connected ro:Primary/Secondary ds:UpToDate/UpToDate C r-----"),
        todo("drbd.start", "stage.missing.drbd-down"),
        todo(
            "drbd.start",
            "stage.missing.drbd-down",
            "drbd-state",
            "0  0: cs:Connected ro:Secondary/Secondary ds:Diskless/UpToDate C r-----"),
        done(
            "drbd.initial-sync",
            "drbd-state",
            "0  0: cs:Connected ro:Secondary/Secondary ds:UpToDate/UpToDate C r-----"),
        done("drbd.initial-sync", "cib-resources", MANAGED),
        todo(
            "drbd.initial-sync",
            "stage.missing.not-in-sync",
            "drbd-state",
            "0  0: cs:SyncSource ro:Primary/Secondary ds:UpToDate/Inconsistent C r-----"),
        done(
            "drbd.primary",
            "drbd-state",
            "0  0: cs:Connected ro:Primary/Secondary ds:UpToDate/UpToDate C r-----"),
        todo(
            "drbd.primary",
            "stage.missing.not-primary",
            "drbd-state",
            "0  0: cs:Connected ro:Secondary/Secondary ds:UpToDate/UpToDate C r-----"),
        done("drbd.file-system", "file-system", "0 ext4"),
        done("drbd.file-system", "cib-resources", MANAGED),
        todo("drbd.file-system", "stage.missing.file-system"),
        refused("drbd.file-system", "alice:/dev/drbd0", "file-system", "0 xfs"),
        done("drbd.mount-point", "mount-point", "0"),
        todo("drbd.mount-point", "stage.missing.mount-point"),
        refused("drbd.mount-point", "alice:/mnt/pgsql-data", "mount-point", "0 photos"),
        done("drbd.mount", "mounted", "0"),
        done("drbd.mount", "cib-resources", MANAGED),
        todo("drbd.mount", "stage.missing.mount"),
        done("postgresql.initdb", "database-cluster", "0 version 15"),
        done("postgresql.initdb", "cib-resources", MANAGED),
        todo("postgresql.initdb", "stage.missing.database"),
        refused(
            "postgresql.initdb", "alice:/mnt/pgsql-data/data", "database-cluster", "0 version 13"),
        refused("postgresql.initdb", "alice:/mnt/pgsql-data/data", "database-cluster", "0 photos"),
        done("postgresql.settings", "database-cluster", "0 version 15"),
        todo(
            "postgresql.settings",
            "stage.missing.edit",
            "database-cluster",
            "0 version 15",
            "file",
            "0 differs"),
        done("postgresql.settings", "cib-resources", MANAGED, "file", "0 absent"),
        todo("postgresql.clients", "stage.missing.edit", "file", "0 absent"),
        done("postgresql.start", "postgresql-reached", "0"),
        done("postgresql.start", "cib-resources", MANAGED),
        todo("postgresql.start", "stage.missing.not-tried"),
        todo("postgresql.reach", "stage.missing.not-tried"),
        todo("postgresql.stop", "stage.missing.not-tried"),
        done("pacemaker.configuration"),
        todo("pacemaker.configuration", "stage.missing.file", "file", "0 differs"),
        done("pacemaker.hand-over", "cib-resources", MANAGED),
        todo("pacemaker.hand-over", "stage.missing.not-handed-over"),
        done("pacemaker.load", "cib-resources", MANAGED, "crm-loaded", "0"),
        todo("pacemaker.load", "stage.missing.resources", "cib-resources", MANAGED),
        refused("pacemaker.load", "alice:cib", "cib-resources", "0 group_pgsql\nwebsite"),
        done("pacemaker.running", "group-running", "0"),
        todo("pacemaker.running", "stage.missing.group"),
        done("verify.switchover", "verified", "0"),
        todo("verify.online", "stage.missing.not-verified"),
        todo("verify.replication", "stage.missing.not-verified"),
        todo("verify.write", "stage.missing.not-verified"),
        todo("verify.switchover", "stage.missing.not-verified"),
        todo("verify.switch-back", "stage.missing.not-verified"),
        todo("verify.tidy-up", "stage.missing.not-verified"));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("cases")
  void check(String step, Map<String, String> answers, String expected) {
    StepState state = StageFixture.check(step(step), StageFixture.ALICE, answers);

    assertThat(describe(state)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "image: {1}")
  @MethodSource("images")
  void imageOnLoopDevice(String found, String expected) {
    var input = StageFixture.input(new DiskSpec.Image("/srv/images/pgsql-data.img", 1024));
    Step disk =
        Plans.installation(input).steps().stream()
            .filter(step -> step.id().value().equals("drbd.disk"))
            .findFirst()
            .orElseThrow();

    assertThat(describe(StageFixture.check(disk, StageFixture.ALICE, Map.of("disk:", found))))
        .isEqualTo(expected);
  }

  static Stream<Arguments> images() {
    return Stream.of(
        Arguments.of("0 no-image", "missing stage.missing.image"),
        Arguments.of("0 blank", "satisfied"),
        Arguments.of("0 ours attached", "satisfied"),
        Arguments.of("0 /dev/loop0 is in use for /snap", "conflict "));
  }

  private static String describe(StepState state) {
    return switch (state) {
      case StepState.Satisfied _ -> "satisfied";
      case StepState.Missing missing -> "missing " + missing.why().key();
      case StepState.Conflict conflict -> "conflict " + conflict.subject();
    };
  }

  private static Step step(String id) {
    return Plans.installation(StageFixture.input()).stages().stream()
        .map(InstallStage::steps)
        .flatMap(java.util.List::stream)
        .filter(step -> step.id().value().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no step " + id));
  }

  private static Arguments done(String step, String... answers) {
    return Arguments.of(step, map(answers), "satisfied");
  }

  private static Arguments todo(String step, String why, String... answers) {
    return Arguments.of(step, map(answers), "missing " + why);
  }

  private static Arguments refused(String step, String subject, String... answers) {
    return Arguments.of(step, map(answers), "conflict " + subject);
  }

  private static Map<String, String> map(String... answers) {
    var map = new java.util.HashMap<String, String>();
    for (int i = 0; i < answers.length; i += 2) {
      map.put(answers[i], answers[i + 1]);
    }
    return map;
  }
}
