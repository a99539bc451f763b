package futago.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The whole plan as a person sees it, word for word: whoever changes what is done to two hosts
/// sees here what that is. `mvn -q test -Dtest=PlanGoldenTest -Dfutago.golden=write` takes the
/// change over.
class PlanGoldenTest {
  @TempDir private Path home;

  @ParameterizedTest
  @CsvSource({
    "debian-corosync, en",
    "debian-corosync, ja",
    "el6-heartbeat, en",
    "el6-heartbeat, ja"
  })
  void thePlanOfTheExample(String platform, String language) throws Exception {
    Path golden = Path.of("src/test/resources/golden/plan-" + platform + "-" + language + ".txt");
    var cli = new TestCli(home);
    cli.input = cli.run("init", "--platform", platform).out();
    String plan = cli.run("plan", "-", "--lang", language).out();
    if ("write".equals(System.getProperty("futago.golden"))) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, plan);
    }
    assertThat(plan)
        .as("the plan has changed; if that is meant: -Dfutago.golden=write")
        .isEqualTo(Files.readString(golden));
  }
}
