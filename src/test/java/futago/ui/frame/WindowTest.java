package futago.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import futago.engine.Plan;
import futago.engine.StepId;
import futago.text.Message;
import futago.ui.ScriptedRuns;
import futago.ui.UiFixture;
import futago.ui.look.Theme;
import futago.ui.run.RunModel;
import futago.ui.run.StepStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real window, driven by mouse and keyboard; the runs tell what the test wants.
class WindowTest {
  /// A busy machine may need longer than a person is made to wait for it.
  private static final int TRIES = 12;

  @TempDir private Path home;

  private final Plan plan = UiFixture.plan();
  private final ScriptedRuns runs = new ScriptedRuns(plan);
  private TestWindow window;

  @BeforeEach
  void open() throws Exception {
    window = TestWindow.open(home, 1280, 800);
  }

  @AfterEach
  void close() {
    window.close();
  }

  private void begin() {
    window.begin(plan, runs);
  }

  private StepStatus status(String step) {
    return window.work().run().status(StepId.of(step)).get();
  }

  private String title() {
    return window.part(Label.class, "#slide-title").getText();
  }

  @Test
  void preparingTheViewsLeavesNothingOfThemBehind() throws Exception {
    int children =
        window.ask(() -> window.stage().getScene().getRoot().getChildrenUnmodifiable().size());
    window.on(() -> window.frame().prepare());
    boolean prepared = false;
    for (int tries = 0; tries < TRIES && !prepared; tries++) {
      prepared = window.frame().awaitPrepared();
    }
    assertThat(prepared).isTrue();
    window.settle();
    assertThat(window.stage().getScene().getRoot().getChildrenUnmodifiable()).hasSize(children);
    assertThat(window.exists("#run-all")).isFalse();
    assertThat(window.part(Button.class, "#enter-simulated").isFocused()).isTrue();
  }

  @Test
  void theDefaultWayInHasTheFocusAtFirst() {
    window.await(
        () ->
            window.stage().getScene().getFocusOwner() instanceof Button button
                && "enter-simulated".equals(button.getId()));
  }

  @Test
  void everythingIsRunToTheEndWithOneClick() {
    begin();
    window.click("#run-all");
    window.await(() -> window.has("#notice-good"));

    assertThat(window.work().run().past().get()).isEqualTo(plan.steps().size());
    window.on(() -> window.frame().turnTo(Side.SLIDES));
    assertThat(window.part(Button.class, "#run-all").isDisabled()).isTrue();
    assertThat(window.work().run().panes()).allMatch(pane -> pane.end().get() > 100);
  }

  @Test
  void stepByStepWithTheEnterKeyAlone() {
    begin();
    window.press(KeyCode.ENTER);
    window.await(() -> status("install.lists") == StepStatus.DONE && !window.work().isBusy());
    assertThat(title()).isEqualTo("Keep the packages from making a database of their own");

    window.press(KeyCode.ENTER);
    window.await(
        () -> status("install.no-default-database") == StepStatus.DONE && !window.work().isBusy());
    assertThat(status("install.postgresql")).isEqualTo(StepStatus.WAITING);
  }

  @Test
  void aLaterSlideIsReachedByTheRailAndRunUpTo() {
    begin();
    window.click("#stage-ossettings");
    window.click("#step-ossettings-hosts");
    assertThat(window.part(Button.class, "#run-step").getText()).isEqualTo("Run up to here");

    window.click("#run-step");
    window.await(() -> status("ossettings.hosts") == StepStatus.DONE && !window.work().isBusy());
    assertThat(status("install.lists")).isEqualTo(StepStatus.DONE);
    assertThat(status("ossettings.firewall")).isEqualTo(StepStatus.WAITING);
  }

  @Test
  void aFailureIsShownAndTriedAgain() {
    runs.failing("install.pacemaker");
    begin();
    window.click("#run-stage");
    window.await(() -> window.has("#failure-card") && !window.work().isBusy());
    assertThat(title()).isEqualTo("Install Pacemaker and Corosync");
    assertThat(window.words("#failure-card"))
        .anyMatch(text -> text.contains("failed on alice"))
        .anyMatch(text -> text.contains("Another package manager is at work"))
        .anyMatch(text -> text.contains("held by process 812"));
    assertThat(window.stage().getScene().getFocusOwner().getId()).isEqualTo("retry");
    window.on(() -> window.work().turn(true));
    assertThat(window.stage().getScene().getFocusOwner().getStyleClass()).contains("slide-scroll");

    window.click("#retry");
    window.await(
        () -> status("install.services-off") == StepStatus.DONE && !window.work().isBusy());
    assertThat(window.has("#failure-card")).isFalse();
    assertThat(status("ossettings.host-name")).isEqualTo(StepStatus.WAITING);
  }

  @Test
  void whatIsSafeToLeaveOutCanBeLeftOut() {
    runs.doneBefore("ossettings.clock").failing("ossettings.clock");
    begin();
    window.click("#run-stage");
    window.await(() -> window.has("#skip"));
    window.click("#skip");

    assertThat(status("ossettings.clock")).isEqualTo(StepStatus.SKIPPED);
    assertThat(window.has("#failure-card")).isFalse();
  }

  @Test
  void aConflictIsPassedOnlyByTheTypedWord() {
    runs.doneBefore("drbd.disk")
        .conflict(
            "drbd.disk",
            "alice",
            "alice:/dev/sdb1",
            Message.of("stage.conflict.file-system", "alice", "/dev/sdb1", "ext4"));
    begin();
    window.click("#run-step");
    window.await(() -> window.has("#conflict-card"));
    assertThat(window.part(Button.class, "#conflict-go").isDisabled()).isTrue();

    window.on(() -> window.part(TextField.class, "#conflict-word").setText("alice:/dev/sdb"));
    assertThat(window.part(Button.class, "#conflict-go").isDisabled()).isTrue();
    window.on(() -> window.part(TextField.class, "#conflict-word").setText("alice:/dev/sdb1"));
    window.click("#conflict-go");

    window.await(() -> status("drbd.disk") == StepStatus.DONE);
  }

  @Test
  void escapeStops() {
    runs.haltingAt("install.postgresql");
    begin();
    window.click("#run-all");
    window.await(window::percentShown);
    window.press(KeyCode.ESCAPE);
    window.await(() -> window.has("#notice-stopped") && !window.work().isBusy());

    assertThat(status("install.postgresql")).isEqualTo(StepStatus.STOPPED);
    assertThat(window.has("#stop")).isFalse();
  }

  @Test
  void theLanguageChangesInTheMidstOfARun() {
    runs.haltingAt("install.postgresql");
    begin();
    window.click("#run-all");
    window.await(window::percentShown);
    window.on(() -> window.frame().language().speak(Locale.JAPANESE));

    assertThat(title()).isEqualTo("PostgreSQLをインストールする");
    assertThat(window.part(Button.class, "#stop").getText()).isEqualTo("停止 Esc");
    runs.goOn();
    window.await(() -> window.has("#notice-good"));
  }

  @Test
  void forTheProjectorOnlySlideAndOutputAreLeftAndAClickerTurnsThePages() {
    begin();
    window.press(KeyCode.F5);
    window.await(() -> !window.has(".rail"));
    assertThat(window.has(".top-bar")).isFalse();
    String first = title();
    window.press(KeyCode.PAGE_DOWN);
    assertThat(title()).isNotEqualTo(first);
    window.press(KeyCode.PAGE_UP);
    assertThat(title()).isEqualTo(first);

    window.press(KeyCode.ESCAPE);
    window.await(() -> window.has(".rail"));
    assertThat(window.has(".top-bar")).isTrue();
  }

  @Test
  void theOutputOfANodeIsSavedAsItStands() throws Exception {
    begin();
    window.press(KeyCode.ENTER);
    window.await(() -> status("install.lists") == StepStatus.DONE && !window.work().isBusy());
    window.click("#save-alice");

    List<String> saved = Files.readAllLines(home.resolve("futago-alice.log"));
    assertThat(saved)
        .hasSize((int) window.work().run().panes().getFirst().end().get())
        .contains("reading the state of install.lists", "done on alice")
        .noneMatch(line -> line.contains("canary-password"));
  }

  @Test
  void whatCannotBeSavedIsSaid() throws Exception {
    Files.createDirectory(home.resolve("futago-alice.log"));
    begin();
    window.click("#save-alice");

    assertThat(window.words(".pane")).anyMatch(words -> words.contains("futago-alice.log"));
  }

  @Test
  void closingWhileSomethingRunsAsks() {
    runs.haltingAt("install.postgresql");
    begin();
    window.click("#run-all");
    window.await(window::percentShown);
    window.requestClose();
    window.await(() -> window.has("#dialog"));
    assertThat(window.stage().isShowing()).isTrue();

    window.click("#dialog-no");
    window.await(() -> !window.has("#dialog"));
    assertThat(window.work().run().phase().get()).isEqualTo(RunModel.Phase.RUNNING);

    window.requestClose();
    window.await(() -> window.has("#dialog"));
    window.click("#dialog-yes");
    window.await(() -> !window.stage().isShowing());
  }

  @Test
  void remembersThemeLanguageAndPlace() throws Exception {
    window.on(
        () -> {
          window.frame().theme().set(Theme.DARK);
          window.frame().language().speak(Locale.JAPANESE);
          window.stage().setWidth(1100);
          window.stage().setHeight(720);
        });
    // The stage says at once what was asked of it, the scene what the display has made of it: an
    // answer of the display to an older wish may still be on its way.
    window.await(() -> window.sceneIs(1100, 720));
    window.requestClose();
    window.await(() -> !window.stage().isShowing());
    window = TestWindow.reopen(home);
    window.await(() -> window.sceneIs(1100, 720));

    assertThat(window.frame().theme().get()).isEqualTo(Theme.DARK);
    assertThat(window.frame().language().locale().get()).isEqualTo(Locale.JAPANESE);
  }

  @Test
  void aLongCommandNeverWidensTheWindow() {
    begin();
    window.on(
        () -> {
          window.stage().setWidth(1024);
          window.stage().setHeight(700);
        });
    window.await(() -> window.sceneIs(1024, 700));
    for (int i = 0; i < plan.steps().size(); i++) {
      window.on(() -> window.work().turn(true));
      window.settle();
      assertThat(window.widestOf(".block")).as(title()).isLessThanOrEqualTo(1024);
    }
    assertThat(window.stage().getWidth()).isEqualTo(1024);
  }
}
