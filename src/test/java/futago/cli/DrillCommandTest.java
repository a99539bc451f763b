package futago.cli;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.drill.Drill;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `futago drill` as it is typed.
@Timeout(120)
class DrillCommandTest {
  @TempDir private Path home;

  @Test
  void theListSaysWhatIsExpectedOfEachAndWhichEndangerData() {
    TestCli.Result result = new TestCli(home).run("drill", "--list");

    assertThat(result.status()).isZero();
    for (Drill drill : Drill.values()) {
      assertThat(result.out().lines()).anyMatch(line -> line.startsWith(drill.id() + "  "));
    }
    assertThat(result.out())
        .contains(
            "replication-link  Replication link cut (endangers data)\n"
                + "    The database stays on its node.\n"
                + "    Connections stay; writes wait for up to 30 s.\n"
                + "    Outages that a client counts: 1 at most; a slow answer of up to 5 s is"
                + " none.\n");
  }

  @Test
  void theListInJapanese() {
    assertThat(new TestCli(home).run("--lang", "ja", "drill", "--list").out())
        .contains("power-off  アクティブ側の電源断\n    データベースは相手のノードへ移ります。\n");
  }

  @Test
  void whatIsNoDrillIsBadInput() {
    assertThat(new TestCli(home).run("drill").status()).isEqualTo(ExitStatus.BAD_INPUT);
    TestCli.Result unknown = new TestCli(home).run("drill", "--demo", "kil");
    assertThat(unknown.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(unknown.err()).contains("There is no drill \"kil\"", "kill-twice");
    assertThat(new TestCli(home).run("drill", "--demo", "kill", "--count", "0").status())
        .isEqualTo(ExitStatus.BAD_INPUT);
  }

  /// One cluster for both: what endangers data is not run by a mere yes, and what does not is.
  @Test
  void aDemoAsksForTheNameOfWhatEndangersDataAndRunsTheOther() {
    TestCli.Result result =
        new TestCli(home).run("drill", "--demo", "switchover,cluster-link", "--yes");

    assertThat(result.status()).as(result.out() + result.err()).isEqualTo(ExitStatus.REFUSED);
    assertThat(result.err()).contains("cluster-link endangers data");
    assertThat(result.out())
        .containsSubsequence(
            "What is expected",
            "The database moves to the other node.",
            "What will be done",
            "CHECKPOINT",
            "A client writes numbered rows",
            "As expected.",
            ", 0 lost,",
            "The database moved from alice to bob, and back afterwards.",
            "What endangers the data",
            "There is no fencing",
            "nft add rule",
            "What takes it back",
            "nft delete table ip futago_drill");
    assertThat(Files.exists(home.resolve(".local"))).isFalse();
  }

  @Test
  void nothingIsHarmedWithoutAYes() {
    TestCli.Result result = new TestCli(home).run("drill", "--demo", "kill");

    assertThat(result.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(result.err()).contains("nobody is there to ask");
    assertThat(result.out()).doesNotContain("A client writes");
  }

  @Test
  void aProgramGetsOneLineOfJson() {
    TestCli.Result result =
        new TestCli(home).run("drill", "--demo", "kill", "--yes", "--json", "--stay");

    assertThat(result.status()).as(result.out() + result.err()).isZero();
    assertThat(result.out().lines())
        .singleElement()
        .asString()
        .contains("\"drill\":\"KILL\"", "\"lost\":0", "\"simulated\":true", "\"unmet\":[]");
  }

  @Test
  void severalInARowEndWithATable() {
    TestCli.Result result =
        new TestCli(home).run("drill", "--demo", "switchover,kill", "--count", "3", "--yes");

    assertThat(result.status()).as(result.out() + result.err()).isZero();
    assertThat(result.out())
        .containsPattern("\ndrill +from +down, ms +outages +longest, ms +redundant after, s")
        .containsPattern("\nswitchover +alice +\\d+ +\\d+ +\\d+ +[0-9.]+ +0 +yes +yes\n")
        .containsPattern("\nswitchover +2 +\\d+ +\\d+ +[0-9.]+ +0 +2/2\n")
        .containsPattern("\nkill +1 ")
        .endsWith(
            "Drills run: 3 of 3. As expected: 3. Cluster whole afterwards: 3. Rows lost: 0.\n");
  }
}
