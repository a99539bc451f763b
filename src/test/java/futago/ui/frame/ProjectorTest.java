package futago.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.CapturedCluster;
import futago.engine.Plan;
import futago.engine.StepId;
import futago.ui.ScriptedRuns;
import futago.ui.UiFixture;
import futago.ui.run.StepStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A talk given with the window: F5, the two keys of a clicker, Enter.
class ProjectorTest {
  @TempDir private Path home;

  private final Plan plan = UiFixture.plan();
  private final ScriptedRuns runs = new ScriptedRuns(plan);
  private final CapturedCluster cluster = new CapturedCluster("healthy");
  private TestWindow window;

  @BeforeEach
  void open() throws Exception {
    window = TestWindow.open(home, 1280, 800);
  }

  @AfterEach
  void close() {
    window.close();
  }

  private String title() {
    return window.part(Label.class, "#slide-title").getText();
  }

  private StepStatus status(String step) {
    return window.work().run().status(StepId.of(step)).get();
  }

  private void present() {
    window.press(KeyCode.F5);
    window.await(() -> window.frame().presenting().get() && !window.has(".top-bar"));
  }

  @Test
  void aClickerTurnsThroughAllSlidesAndBack() {
    window.begin(plan, cluster, runs);
    present();
    var forth = new ArrayList<String>();
    for (int i = 0; i < plan.steps().size(); i++) {
      forth.add(title());
      window.press(KeyCode.PAGE_DOWN);
    }
    assertThat(forth).doesNotHaveDuplicates();
    assertThat(title()).as("behind the last slide there is none").isEqualTo(forth.getLast());

    for (String expected : forth.reversed()) {
      assertThat(title()).isEqualTo(expected);
      window.press(KeyCode.PAGE_UP);
    }
    assertThat(status("install.lists")).isEqualTo(StepStatus.WAITING);
  }

  @Test
  void enterRunsTheSlideThatIsShownAndTheTalkGoesOnToTheCluster() {
    window.begin(plan, cluster, runs);
    present();
    window.press(KeyCode.PAGE_DOWN);
    window.press(KeyCode.ENTER);
    window.await(
        () -> status("install.no-default-database") == StepStatus.DONE && !window.work().isBusy());
    assertThat(status("install.postgresql")).isEqualTo(StepStatus.WAITING);

    window.on(() -> window.work().runAll());
    window.await(() -> window.has("#node-alice"));
    assertThat(window.frame().presenting().get()).isTrue();
    assertThat(window.has(".top-bar")).isFalse();

    window.press(KeyCode.F5);
    window.await(() -> window.has(".top-bar"));
  }

  @Test
  void theRunningClusterIsPresentedAndKeepsBeingRead() {
    window.on(() -> window.frame().watch(CapturedCluster.spec(), cluster.connections(), () -> {}));
    window.await(() -> window.words(".cluster-side").contains("healthy · redundant"));
    present();

    cluster.shows("standby-bob");
    window.await(() -> window.words("#node-bob").contains("standby"));

    window.press(KeyCode.F5);
    window.await(() -> window.has(".top-bar"));
  }

  @Test
  void behindTheLastSlideComesTheClusterAndBackFromItTheSlideThatWasThere() {
    runs.doneBefore("verify.switch-back");
    window.begin(plan, cluster, runs);
    window.on(() -> window.work().runAll());
    window.await(() -> window.has("#node-alice"));
    present();
    StepId before = window.work().slides().current().get().id();

    window.press(KeyCode.PAGE_UP);
    assertThat(window.frame().side()).isEqualTo(Side.SLIDES);
    assertThat(window.work().slides().current().get().id()).isEqualTo(before);

    window.press(KeyCode.PAGE_DOWN);
    assertThat(window.frame().side()).isEqualTo(Side.CLUSTER);
    window.press(KeyCode.PAGE_DOWN);
    assertThat(window.frame().side()).isEqualTo(Side.DRILLS);
    window.press(KeyCode.PAGE_DOWN);
    assertThat(window.frame().side()).isEqualTo(Side.DRILLS);
    assertThat(window.frame().presenting().get()).isTrue();
  }

  @Test
  void escapeTakesBackAQuestionBeforeItLeavesTheProjector() {
    window.on(() -> window.frame().watch(CapturedCluster.spec(), cluster.connections(), () -> {}));
    window.await(() -> window.has("#action-switchover"));
    present();
    window.act("switchover");

    window.press(KeyCode.ESCAPE);
    assertThat(window.has("#action-panel")).isFalse();
    assertThat(window.frame().presenting().get()).isTrue();

    window.press(KeyCode.ESCAPE);
    window.await(() -> window.has(".top-bar"));
    assertThat(window.frame().presenting().get()).isFalse();
  }
}
