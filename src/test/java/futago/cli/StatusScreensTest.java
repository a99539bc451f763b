package futago.cli;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cli.progress.Style;
import futago.cluster.CapturedCluster;
import futago.cluster.ClusterWatch;
import futago.text.Texts;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a person sees who watches while nodes die and come back.
@Timeout(60)
class StatusScreensTest {
  private static final String OLD = "No node has answered for";

  @TempDir private Path home;
  private final CapturedCluster cluster = new CapturedCluster("healthy");
  @AutoClose private final ClusterWatch watch = cluster.watch();

  private StatusScreens screens() {
    var nowhere = new PrintStream(PrintStream.nullOutputStream());
    return new StatusScreens(
        new Cli(
            new TestCli(home).context(nowhere, nowhere), Texts.in(Locale.ENGLISH), Style.PLAIN));
  }

  @Test
  void aNodeThatDiesIsSilentAndTheOtherOneStillTells() throws Exception {
    StatusScreens screens = screens();
    assertThat(screens.next(watch.read())).noneMatch(line -> line.contains("does not answer"));
    cluster.dies("alice");

    List<String> screen = screens.next(watch.read());

    assertThat(screen)
        .anyMatch(line -> line.startsWith("  alice: ") && line.endsWith("does not answer"))
        .noneMatch(line -> line.startsWith("  bob: ") && line.contains("does not answer"))
        .noneMatch(line -> line.startsWith(OLD));
  }

  @Test
  void whatWasSeenLastStaysMarkedAsOldUntilANodeAnswersAgain() throws Exception {
    StatusScreens screens = screens();
    List<String> healthy = screens.next(watch.read());
    cluster.dies("alice").dies("bob");

    List<String> silent = screens.next(watch.read());
    cluster.shows("offline-bob");
    List<String> back = screens.next(watch.read());

    assertThat(silent.getFirst()).startsWith(OLD);
    assertThat(silent)
        .endsWith(healthy.toArray(String[]::new))
        .anyMatch(line -> line.contains("alice") && line.startsWith("  * "))
        .anyMatch(line -> line.contains("bob") && line.startsWith("  * "));
    assertThat(back).noneMatch(line -> line.startsWith(OLD)).isNotEqualTo(healthy);
  }

  @Test
  void whereNobodyHasEverAnsweredNothingIsOld() throws Exception {
    cluster.dies("alice").dies("bob");

    assertThat(screens().next(watch.read()))
        .noneMatch(line -> line.startsWith(OLD))
        .anyMatch(line -> line.contains("does not answer"));
  }
}
