package futago.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import futago.simulator.Simulation;
import futago.spec.PlatformName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Failures on purpose, in the real window on two simulated nodes: measured, compared with what was
/// expected, kept, and put into the report.
@Timeout(300)
class DrillWindowTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final double SPEED = 60;

  @TempDir private Path home;

  private Simulation simulation;
  private TestWindow window;

  @BeforeEach
  void aRunningCluster() throws Exception {
    window = TestWindow.open(home, 1280, 800);
    simulation = Simulation.start(PlatformName.DEBIAN_COROSYNC, SPEED);
    Opened opened = TryIt.open(simulation);
    window.on(() -> window.frame().open(opened));
    window.await(LONG, () -> window.has("#run-all") && !window.work().isBusy());
    window.click("#run-all");
    window.await(LONG, () -> window.has("#node-alice"));
    window.await(LONG, () -> window.words(".cluster-side").contains("healthy · redundant"));
  }

  @AfterEach
  void close() {
    window.close();
  }

  private void choose(String drill) {
    window.on(() -> window.frame().turnTo(Side.DRILLS));
    window.await(() -> window.has("#drill-" + drill));
    window.on(() -> window.part(Button.class, "#drill-" + drill).fire());
    window.await(LONG, () -> !window.part(Button.class, "#drill-run").isDisabled());
  }

  private String text(String selector) {
    return window.part(Label.class, selector).getText();
  }

  @Test
  void aSwitchoverIsMeasuredWhileItIsWatched() {
    window.click("#probe-begin");
    window.await(LONG, () -> text("#probe-rows").matches("Acknowledged rows: [1-9].*"));
    window.clickPossible("#action-switchover");
    window.click("#action-yes");
    window.await(LONG, () -> window.has("#action-close"));
    window.await(LONG, () -> text("#probe-outage").startsWith("Last outage"));
    assertThat(window.has("#probe-year")).isTrue();

    window.click("#probe-stop");
    window.await(LONG, () -> text("#probe-lost").equals("Lost rows: 0"));
    assertThat(text("#probe-note")).startsWith("Measured");
  }

  @Test
  void aDrillFromTheButtonToItsResultAndIntoTheReport() throws Exception {
    var journey = new Journey(window, home.resolve("pictures"), LONG, LONG);

    assertThat(journey.drill("kill"))
        .anyMatch(words -> words.matches("\\d+ rows acknowledged, 0 lost, .*"))
        .contains(
            "PostgreSQL killed: As expected.", "The database stayed on alice.", "Lost rows: 0");
    assertThat(window.words("#drill-past")).contains("as expected");

    Path file = home.resolve("report.md");
    window.on(() -> window.frame().turnTo(Side.CLUSTER));
    window.on(() -> window.frame().cluster().orElseThrow().saveReport(file));
    window.await(LONG, () -> window.words("#notice-good").getFirst().contains(file.toString()));
    assertThat(Files.readString(file)).contains("| PostgreSQL killed |");
    assertThat(simulation.unknownCommands()).isEmpty();
  }

  @Test
  void whatEndangersDataWantsItsNameTyped() {
    choose("cluster-link");
    assertThat(window.has("#drill-danger")).isTrue();
    window.click("#drill-run");
    assertThat(window.part(Button.class, "#drill-yes").isDisabled()).isTrue();

    window.on(() -> window.part(TextField.class, "#drill-word").setText("cluster-link"));
    assertThat(window.part(Button.class, "#drill-yes").isDisabled()).isFalse();
    window.click("#drill-no");
    assertThat(window.has("#drill-run")).isTrue();
    assertThat(window.frame().isBusy()).isFalse();
  }
}
