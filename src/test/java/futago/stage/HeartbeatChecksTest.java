package futago.stage;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.EditFile;
import futago.command.Facts;
import futago.command.FileScripts;
import futago.command.OnlyIf;
import futago.command.Probe;
import futago.engine.Plan;
import futago.engine.Step;
import futago.engine.StepState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What each step that only the talk's platform has makes of what a node answers.
class HeartbeatChecksTest {
  private static final String ALL =
      "0 postgresql93-server\npostgresql93\npacemaker\nheartbeat\nkmod-drbd84\ndrbd84-utils\n"
          + "psmisc\nrsyslog\nlogrotate";
  private static final String ON = "0 heartbeat active enabled\nrsyslog active enabled";

  static Stream<Arguments> cases() {
    return Stream.of(
        done("install.sources", "sources", "0"),
        todo(
            "install.sources", "stage.missing.sources", "sources", "1 cannot be reached: http://x"),
        done("install.pgdg", "yum-repository-pgdg", "0"),
        done("install.pgdg", "packages", ALL),
        todo("install.pgdg", "stage.missing.packages"),
        done("install.postgresql-group", "packages", ALL),
        todo("install.postgresql-group", "stage.missing.packages", "packages", "0 postgresql93"),
        done("install.linux-ha", "packages", ALL, "file", "0 absent"),
        done("install.linux-ha"),
        todo("install.linux-ha", "stage.missing.edit", "file", "0 absent"),
        todo("install.linux-ha", "stage.missing.edit", "file", "0 differs"),
        done("install.heartbeat", "packages", ALL),
        todo("install.heartbeat", "stage.missing.packages", "packages", "0 pacemaker"),
        done("install.elrepo-key", "elrepo-key", "0"),
        done("install.elrepo-key", "packages", ALL),
        todo("install.elrepo-key", "stage.missing.packages"),
        done("install.elrepo", "yum-repository-elrepo", "0"),
        todo("install.elrepo", "stage.missing.packages"),
        done("install.drbd-packages", "packages", ALL),
        todo("install.drbd-packages", "stage.missing.packages", "packages", "0 kmod-drbd84"),
        done("install.drbd-off", "services", "0 drbd inactive disabled"),
        todo(
            "install.drbd-off", "stage.missing.services-on", "services", "0 drbd inactive enabled"),
        todo(
            "install.drbd-off",
            "stage.missing.services-on",
            "services",
            "0 drbd inactive not-found"),
        done("install.helpers", "packages", ALL),
        todo("install.helpers", "stage.missing.packages", "packages", "0 psmisc"),
        done("ossettings.host-name", "uname", "0 alice"),
        todo("ossettings.host-name", "stage.missing.host-name", "uname", "0 localhost"),
        todo("ossettings.host-name", "stage.missing.edit", "uname", "0 alice", "file", "0 differs"),
        done("ossettings.iptables", "firewall", "0"),
        todo("ossettings.iptables", "stage.missing.ports", "firewall", "1 iptables (udp:694)"),
        done("ossettings.selinux"),
        todo("ossettings.selinux", "stage.missing.selinux-on", "selinux-enforcing", "0"),
        todo("ossettings.selinux", "stage.missing.edit", "file", "0 differs"),
        done("ossettings.rsyslog", "services", ON, "rsyslog-started", "0"),
        todo(
            "ossettings.rsyslog",
            "stage.missing.rsyslog-restart",
            "services",
            ON,
            "rsyslog-started",
            "1"),
        todo("ossettings.rsyslog", "stage.missing.service-off"),
        todo("ossettings.rsyslog", "stage.missing.edit", "services", ON, "file", "0 differs"),
        done("heartbeat.configuration"),
        todo("heartbeat.configuration", "stage.missing.file", "file", "0 absent"),
        done("heartbeat.key", "heartbeat-key", "0 0123"),
        todo("heartbeat.key", "stage.missing.shared-key"),
        todo("heartbeat.key", "stage.missing.file", "heartbeat-key", "0 0123", "file", "0 mode"),
        done("heartbeat.start", "services", ON, "heartbeat-started", "0"),
        todo("heartbeat.start", "stage.missing.service-off", "heartbeat-started", "0"),
        todo("heartbeat.start", "stage.missing.heartbeat-restart", "services", ON),
        done("pacemaker.slides-configuration"),
        todo("pacemaker.slides-configuration", "stage.missing.file", "file", "0 differs"));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("cases")
  void check(String step, Map<String, String> answers, String expected) {
    StepState state =
        StageFixture.check(
            TalkFixture.step(TalkFixture.input(), step), StageFixture.ALICE, answers);

    assertThat(describe(state)).isEqualTo(expected);
  }

  @Test
  void aKeyThatOnlyOneNodeHasIsNotShared() {
    Step step = TalkFixture.step(TalkFixture.input(), "heartbeat.key");
    var all =
        Map.of(
            "alice",
            StageFixture.facts(step, StageFixture.ALICE, Map.of("heartbeat-key", "0 0123")),
            "bob",
            StageFixture.facts(step, StageFixture.BOB, Map.of("heartbeat-key", "0 4567")));

    assertThat(describe(step.check(StageFixture.ALICE, all.get("alice"), all)))
        .isEqualTo("missing stage.missing.shared-key");
  }

  /// Where there is a CentOS-Base.repo, that file counts, elsewhere yum.conf.
  @Test
  void theExcludesAreLookedForWhereTheyBelong() {
    assertThat(excludes("same", "differs")).isEqualTo("satisfied");
    assertThat(excludes("differs", "same")).isEqualTo("missing stage.missing.edit");
    assertThat(excludes("absent", "same")).isEqualTo("satisfied");
    assertThat(excludes("absent", "differs")).isEqualTo("missing stage.missing.edit");
  }

  private static String excludes(String centos, String elsewhere) {
    Step step = TalkFixture.step(TalkFixture.input(), "install.exclude");
    List<EditFile> edits =
        step.actions(StageFixture.ALICE).stream()
            .map(action -> (EditFile) ((OnlyIf) action).then().getFirst())
            .toList();
    var answers =
        Map.of(
            FileScripts.stateOf(edits.getFirst()).name(), new Facts.Answer(0, centos),
            FileScripts.stateOf(edits.getLast()).name(), new Facts.Answer(0, elsewhere));
    var facts = new Facts("alice", answers);
    return describe(step.check(StageFixture.ALICE, facts, Map.of("alice", facts)));
  }

  @Test
  void selinuxIsLeftAloneWhereTheSpecSaysSo() {
    Plan plan = Plans.installation(TalkFixture.input(", \"selinux\": \"unchanged\""));

    List<String> ids = plan.steps().stream().map(step -> step.id().value()).toList();
    assertThat(ids).contains("ossettings.selinux-unchanged").doesNotContain("ossettings.selinux");
  }

  @Test
  void noTwoStepsAskDifferentQuestionsUnderOneName() {
    var questions = new HashMap<String, Probe>();
    for (Plan plan :
        List.of(
            Plans.installation(TalkFixture.input()), Plans.removal(TalkFixture.input(), true))) {
      for (Step step : plan.steps()) {
        for (Probe probe : step.probes(StageFixture.ALICE)) {
          Probe other = questions.putIfAbsent(probe.name(), probe);
          assertThat(other).as(probe.name()).isIn(null, probe);
        }
      }
    }
    assertThat(questions).hasSizeGreaterThan(20);
  }

  private static String describe(StepState state) {
    return switch (state) {
      case StepState.Satisfied _ -> "satisfied";
      case StepState.Missing missing -> "missing " + missing.why().key();
      case StepState.Conflict conflict -> "conflict " + conflict.subject();
    };
  }

  private static Arguments done(String step, String... answers) {
    return Arguments.of(step, map(answers), "satisfied");
  }

  private static Arguments todo(String step, String why, String... answers) {
    return Arguments.of(step, map(answers), "missing " + why);
  }

  private static Map<String, String> map(String... answers) {
    var map = new HashMap<String, String>();
    for (int i = 0; i < answers.length; i += 2) {
      map.put(answers[i], answers[i + 1]);
    }
    return map;
  }
}
