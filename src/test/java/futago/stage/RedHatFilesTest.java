package futago.stage;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Action;
import futago.command.Content;
import futago.command.EditFile;
import futago.command.FileScripts;
import futago.command.LocalShell;
import futago.command.OnlyIf;
import futago.command.Run;
import futago.command.WriteFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of CentOS 6's own files, and what the files that are made for it hold.
class RedHatFilesTest {
  private static final Path ORIGINALS = Path.of("src/test/resources/el6");

  @TempDir private Path directory;

  @Test
  void portsAreOpenedBeforeTheLineThatRejectsTheRest() throws Exception {
    assertThat(edited("iptables", "ossettings.iptables", 0))
        .isEqualTo(
            original("iptables")
                .replace(
                    "-A INPUT -j REJECT",
                    """
                    # futago ports begin
                    -A INPUT -m state --state NEW -m tcp -p tcp --dport 5432 -j ACCEPT
                    -A INPUT -m state --state NEW -m udp -p udp --dport 694 -j ACCEPT
                    -A INPUT -m state --state NEW -m tcp -p tcp --dport 7788 -j ACCEPT
                    # futago ports end
                    -A INPUT -j REJECT\
                    """));
  }

  @Test
  void whereNothingRejectsTheRestTheyStayInTheChainsTable() throws Exception {
    String open = original("iptables").replaceAll("(?m)^-A (INPUT|FORWARD) -j REJECT.*\n", "");

    assertThat(edited(open, edits("ossettings.iptables").get(1)))
        .contains(
            """
            :OUTPUT ACCEPT [0:0]
            # futago ports begin
            -A INPUT -m state --state NEW -m tcp -p tcp --dport 5432 -j ACCEPT
            """);
  }

  @Test
  void theClustersLogIsTakenOutBeforeTheFirstRule() throws Exception {
    assertThat(edited("rsyslog.conf", "ossettings.rsyslog", 0))
        .isEqualTo(
            original("rsyslog.conf")
                .replace(
                    "*.info;mail.none",
                    """
                    # futago ha-log begin
                    local0.* /var/log/ha-log
                    & ~
                    :msg, contains, "drbd" /var/log/ha-log
                    & ~
                    # futago ha-log end
                    *.info;mail.none\
                    """));
  }

  @Test
  void theExcludesGoIntoBothSectionsBesideWhatIsThere() throws Exception {
    String words = "cluster-glue* corosync* pacemaker* resource-agents*";

    assertThat(edited("CentOS-Base.repo", "install.exclude", 0))
        .isEqualTo(
            original("CentOS-Base.repo")
                .replace("CentOS-6\n", "CentOS-6\nexclude=" + words + "\n")
                .replace(
                    "exclude=kernel* corosync*",
                    "exclude=kernel* corosync* cluster-glue* pacemaker* resource-agents*"));
  }

  @ParameterizedTest
  @CsvSource({
    "SELINUX=enforcing, SELINUX=disabled",
    "SELINUX=permissive, SELINUX=disabled",
    "SELINUX=disabled, SELINUX=disabled"
  })
  void selinuxIsOffAtBoot(String before, String after) throws Exception {
    String file =
        "# SELINUX= can take one of these three values:\n#     enforcing - policy.\n"
            + before
            + "\nSELINUXTYPE=targeted\n";

    assertThat(edited(file, edits("ossettings.selinux").getFirst()))
        .isEqualTo(file.replace(before, after));
  }

  @Test
  void nothingIsPutBehindAnExit() throws Exception {
    String fields = ", \"platform\": \"el6-heartbeat\"";
    PlanInput input = withImage(TalkFixture.input(fields));
    EditFile edit =
        TalkFixture.step(input, "drbd.disk").actions(input.act()).stream()
            .flatMap(RedHatFilesTest::edits)
            .findFirst()
            .orElseThrow();

    assertThat(edited("touch /var/lock/subsys/local\nexit 0\n", edit))
        .contains("losetup /dev/loop0 /srv/images/pgsql-data.img\n# futago loop end\nexit 0\n");
  }

  private static PlanInput withImage(PlanInput input) {
    var image = new futago.spec.DiskSpec.Image("/srv/images/pgsql-data.img", 1024);
    var drbd = input.spec().drbd();
    var spec = input.spec();
    return new PlanInput(
        new futago.spec.ClusterSpec(
            spec.name(),
            spec.nodes(),
            spec.virtualIp(),
            new futago.spec.DrbdSpec(
                drbd.resource(),
                drbd.device(),
                drbd.port(),
                drbd.mount(),
                image,
                drbd.resyncRate()),
            spec.postgresql(),
            spec.pacemaker(),
            spec.platform()),
        spec.act(),
        input.platform(),
        input.secrets());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|ucast eth0 192.168.137.101      # alice|#udpport 694",
        "{\"udpport\": 695}|ucast eth0 192.168.137.102      # bob|udpport 695",
        "{\"transport\": \"mcast\", \"udpport\": 695}|mcast eth0 225.0.0.1 695 1 0|udpport 695",
        "{\"transport\": \"bcast\"}|bcast eth0|#udpport 694",
        "{\"keepalive\": \"500ms\"}|keepalive 500ms|logfacility local0",
        "{\"warntime\": \"4\", \"deadtime\": \"10\"}|warntime 4|deadtime 10",
        "{\"initdead\": \"60\"}|initdead 60|pacemaker respawn",
      })
  void theHeartbeatIsToldWhatTheSpecSays(String heartbeat, String one, String other) {
    List<String> lines = haCf(", \"heartbeat\": " + heartbeat).lines().toList();

    assertThat(lines).contains(one, other, "node alice", "node bob");
    // ha.cf is read from the top: the port counts for the links below it.
    assertThat(indexOf(lines, "udpport")).isLessThan(indexOf(lines, "cast "));
    assertThat(lines.stream().filter(line -> line.matches(".cast .*")))
        .hasSize(heartbeat.contains("mcast") || heartbeat.contains("bcast") ? 1 : 2);
  }

  private static int indexOf(List<String> lines, String part) {
    return lines.indexOf(lines.stream().filter(line -> line.contains(part)).findFirst().orElse(""));
  }

  private static String haCf(String fields) {
    PlanInput input = TalkFixture.input(fields);
    Action action =
        TalkFixture.step(input, "heartbeat.configuration").actions(input.act()).getFirst();
    return ((WriteFile) action).content().shown();
  }

  @Test
  void theKeyIsFortyRandomDigitsForRootAlone() {
    PlanInput input = TalkFixture.input();
    var file = (WriteFile) TalkFixture.step(input, "heartbeat.key").actions(input.act()).getFirst();

    assertThat(file.path()).isEqualTo("/etc/ha.d/authkeys");
    assertThat(file.mode().octal()).isEqualTo("0600");
    assertThat(file.content()).isInstanceOf(Content.Confidential.class);
    String keys = new String(file.content().bytes(), StandardCharsets.US_ASCII);
    assertThat(keys).matches("auth 1\n1 sha1 [0-9a-f]{40}\n");
    PlanInput other = TalkFixture.input();
    assertThat(TalkFixture.step(other, "heartbeat.key").actions(other.act()))
        .isNotEqualTo(List.of(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"monitor_password", "monitor_user", "on_fail", "IPAddr2", "pgsq1"})
  void whatIsWrongOnTheSlidesIsNotInPacemakersConfiguration(String wrong) {
    PlanInput input = TalkFixture.input();
    Action action =
        TalkFixture.step(input, "pacemaker.slides-configuration").actions(input.act()).getFirst();

    String crm = ((WriteFile) action).content().shown();
    assertThat(crm).doesNotContain(wrong).contains("on-fail=\"restart\"");
    // Pacemaker 1.0 refuses everything for a comment behind a line.
    assertThat(crm.lines().filter(line -> line.contains("#")))
        .allMatch(line -> line.startsWith("#"));
  }

  private String original(String name) throws Exception {
    return Files.readString(ORIGINALS.resolve(name));
  }

  private String edited(String name, String step, int edit) throws Exception {
    return edited(original(name), edits(step).get(edit));
  }

  /// The file after the edit, which a second time changes nothing.
  private String edited(String text, EditFile edit) throws Exception {
    Path file = Files.writeString(directory.resolve("file"), text);
    var here = new EditFile(file.toString(), edit.edits(), edit.create());
    var shell = new LocalShell("sh", directory.resolve("kept"));
    shell.run(FileScripts.edit(here));
    assertThat(shell.ask(FileScripts.stateOf(here))).isEqualTo("same");
    assertThat(shell.run(FileScripts.edit(here)).output()).isEqualTo("unchanged\n");
    return Files.readString(file);
  }

  private static List<EditFile> edits(String step) {
    PlanInput input = TalkFixture.input();
    return TalkFixture.step(input, step).actions(input.act()).stream()
        .flatMap(RedHatFilesTest::edits)
        .toList();
  }

  private static Stream<EditFile> edits(Action action) {
    return switch (action) {
      case EditFile edit -> Stream.of(edit);
      case OnlyIf only -> only.then().stream().flatMap(RedHatFilesTest::edits);
      case Run _, WriteFile _, futago.command.WaitFor _ -> Stream.empty();
    };
  }
}
