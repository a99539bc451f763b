package futago.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The commands that contact nothing: `init` and `plan`.
class SpecCommandsTest {
  @TempDir private Path home;
  private TestCli cli;

  @BeforeEach
  void contactsNothing() {
    cli = new TestCli(home);
    cli.connector =
        (node, _, _) -> {
          throw new AssertionError("connected to " + node.name());
        };
  }

  @Test
  void whatInitPrintsCanBePlanned() {
    TestCli.Result example = cli.run("init");
    assertThat(example.status()).isZero();
    cli.input = example.out();
    TestCli.Result plan = cli.run("plan", "-");
    assertThat(plan.err()).isEmpty();
    assertThat(plan.status()).isZero();
    assertThat(plan.out())
        .contains("Stage 1: ", "Stage 7: ", "/etc/corosync/corosync.conf", "[ACT alice] [SBY bob]");
  }

  @Test
  void planSpeaksJapanese() {
    cli.input = cli.run("init").out();
    assertThat(cli.run("plan", "-", "--lang", "ja").out()).contains("第 1 章", "動作確認");
  }

  @Test
  void planForProgramsIsJson() {
    cli.input = cli.run("init").out();
    JsonNode plan = JsonMapper.shared().readTree(cli.run("plan", "-", "--json").out());
    assertThat(plan.get("stages")).hasSize(7);
  }

  @Test
  void planWritesScripts() throws Exception {
    cli.input = cli.run("init").out();
    Path scripts = home.resolve("by-hand");
    TestCli.Result result = cli.run("plan", "-", "--script", scripts.toString());
    assertThat(result.status()).isZero();
    assertThat(result.out()).contains("0-READ-ME-FIRST.txt");
    assertThat(scripts.resolve("7-verify-bob.sh")).exists();

    Files.writeString(scripts.resolve("7-verify-bob.sh"), "mine");
    TestCli.Result again = cli.run("plan", "-", "--script", scripts.toString());
    assertThat(again.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(again.err()).contains("7-verify-bob.sh");
  }

  @Test
  void aBadSpecTellsEveryProblemWithItsField() throws Exception {
    Path file =
        Files.writeString(
            home.resolve("bad.json"),
            cli.run("init")
                .out()
                .replace("\"192.168.137.102\"", "\"192.168.137.101\"")
                .replace("\"port\": 7788", "\"port\": 77880")
                .replace("\"fencing\"", "\"fencings\""));
    for (String command : new String[] {"plan", "check", "apply", "remove"}) {
      TestCli.Result result = cli.run(command, file.toString());
      assertThat(result.status()).as(command).isEqualTo(ExitStatus.BAD_INPUT);
      assertThat(result.err())
          .contains(file.toString())
          .contains("nodes[1].address")
          .contains("drbd.port")
          .contains("pacemaker.fencings");
      assertThat(result.out()).isEmpty();
    }
  }

  @Test
  void aMissingFileAndBrokenJsonAreExplained() throws Exception {
    assertThat(cli.run("plan", home.resolve("none.json").toString()))
        .returns(ExitStatus.BAD_INPUT, TestCli.Result::status)
        .satisfies(result -> assertThat(result.err()).contains("none.json"));
    Path broken = Files.writeString(home.resolve("broken.json"), "{\n  \"name\" \"x\"}");
    assertThat(cli.run("plan", broken.toString()))
        .returns(ExitStatus.BAD_INPUT, TestCli.Result::status)
        .satisfies(result -> assertThat(result.err()).contains("line 2"));
  }

  @Test
  void aPlanWithoutAPlatformAsksForOne() {
    String example = cli.run("init").out();
    cli.input = example.replaceFirst("  \"platform\": \"debian-corosync\",\n", "");
    assertThat(cli.input).isNotEqualTo(example);
    TestCli.Result result = cli.run("plan", "-");
    assertThat(result.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(result.err()).contains("--platform").contains("debian-corosync");
    assertThat(cli.run("plan", "-", "--platform", "debian-corosync").status()).isZero();
  }
}
