package futago.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeCommandTest {
  @TempDir Path home;
  private TestCli cli;
  private Path spec;

  @BeforeEach
  void anExample() throws IOException {
    cli = new TestCli(home);
    spec = Files.writeString(home.resolve("cluster.json"), cli.run("init").out());
  }

  @Test
  void withoutAPasswordAndNobodyToAskItSaysWhichVariable() {
    TestCli.Result result = cli.run("probe", spec.toString());
    assertThat(result.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(result.err()).contains("FUTAGO_POSTGRES_PASSWORD");
  }

  @Test
  void aTimeThatIsNoneIsExplained() {
    TestCli.Result result = cli.run("probe", spec.toString(), "--for", "soon");
    assertThat(result.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(result.err()).contains("soon: 100ms, 60s, 5m");
  }
}
