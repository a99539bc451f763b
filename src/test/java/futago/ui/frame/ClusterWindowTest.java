package futago.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.CapturedCluster;
import futago.engine.Plan;
import futago.ui.ScriptedRuns;
import futago.ui.UiFixture;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The cluster in the real window: watched, acted upon, seen dying and coming back.
class ClusterWindowTest {
  @TempDir private Path home;

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

  private void watch() {
    window.on(() -> window.frame().watch(CapturedCluster.spec(), cluster.connections(), () -> {}));
    window.await(() -> window.has("#node-alice"));
  }

  private Bounds place(String selector) {
    Node part = window.part(Node.class, selector);
    return part.localToScene(part.getLayoutBounds());
  }

  private boolean isInside(String selector, String card) {
    return place(card).contains(place(selector));
  }

  private String text(String selector) {
    return window.part(Label.class, selector).getText();
  }

  @Test
  void whatIsBuiltTurnsIntoTheClusterAndBackToItsSlides() {
    Plan plan = UiFixture.plan();
    var runs = new ScriptedRuns(plan).doneBefore("verify.switch-back");
    window.begin(plan, cluster, runs);
    window.click("#run-all");
    window.await(() -> window.has("#node-alice"));

    assertThat(window.words("#notice-good").getFirst()).startsWith("The cluster is built");
    window.on(() -> window.frame().turnTo(Side.SLIDES));
    assertThat(window.has("#slide-title")).isTrue();
    window.on(() -> window.frame().turnTo(Side.CLUSTER));
    assertThat(window.has("#node-bob")).isTrue();
  }

  @Test
  void theAddressLiesInsideTheNodeThatHasItAndGoesAcrossWhenItMoves() {
    watch();
    window.await(() -> isInside("#virtual-ip", "#node-alice"));

    cluster.shows("moving-demoted");
    window.await(() -> isInside("#virtual-ip", "#drbd-link"));

    cluster.shows("moved-constraints-left");
    window.await(() -> isInside("#virtual-ip", "#node-bob"));
    assertThat(window.words("#cluster-events")).contains("192.168.137.201 is on bob");
  }

  @Test
  void aSwitchoverIsAskedForByKeyboardAlone() {
    cluster.takes("alice", "crm_resource", () -> cluster.shows("moved-constraints-left"));
    cluster.takes("bob", "crm_resource", () -> cluster.shows("moved-constraints-left"));
    watch();
    window.await(() -> window.part(Button.class, "#action-switchover").isFocused());
    window.press(KeyCode.ENTER);
    assertThat(window.words("#action-panel"))
        .anyMatch(words -> words.contains("stopped on alice and started on bob"));

    window.press(KeyCode.ENTER);
    window.await(() -> window.has("#action-close"));

    assertThat(window.words("#action-panel")).anyMatch(words -> words.startsWith("Switched over."));
    window.await(() -> isInside("#virtual-ip", "#node-bob"));
    window.press(KeyCode.ENTER);
    assertThat(window.has("#action-panel")).isFalse();
  }

  @Test
  void noActionIsOfferedBeforeTheFirstLookForItWouldChangeUnderThePointer() {
    window.on(
        () -> {
          window.frame().watch(CapturedCluster.spec(), cluster.connections(), () -> {});
          assertThat(window.has("#action-switchover")).isFalse();
          assertThat(window.has("#action-more")).isFalse();
        });
    window.await(() -> window.has("#action-switchover") && window.has("#action-more"));
    window.await(() -> window.part(Button.class, "#action-switchover").isFocused());
  }

  @Test
  void menusAreSquareWhereTheDisplayCannotShowThrough() {
    watch();
    window.click("#action-more");
    ContextMenu menu =
        window.ask(
            () ->
                Window.getWindows().stream()
                    .filter(ContextMenu.class::isInstance)
                    .map(ContextMenu.class::cast)
                    .findFirst()
                    .orElseThrow());
    List<Double> radii =
        window.ask(
            () ->
                menu.getScene().getRoot().lookupAll(".context-menu").stream()
                    .map(part -> ((Region) part).getBackground())
                    .filter(Objects::nonNull)
                    .map(drawn -> drawn.getFills().getFirst().getRadii())
                    .map(CornerRadii::getTopLeftHorizontalRadius)
                    .toList());
    boolean showsThrough =
        window.ask(() -> Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW));
    assertThat(radii).isNotEmpty().containsOnly(showsThrough ? 10.0 : 0.0);
  }

  @Test
  void escapeLeavesAQuestionAndChangesNothing() {
    watch();
    window.act("standby-bob");
    assertThat(window.has("#action-yes")).isTrue();

    window.press(KeyCode.ESCAPE);

    assertThat(window.has("#action-panel")).isFalse();
    assertThat(window.frame().isBusy()).isFalse();
  }

  @Test
  void whatCannotBeDoneSaysWhy() {
    cluster.shows("offline-bob");
    watch();
    Button button = window.part(Button.class, "#action-switchover");
    assertThat(button.getTooltip().getText()).contains("bob is not ready to run resources");

    window.click("#action-switchover");

    assertThat(window.has("#action-yes")).isFalse();
    assertThat(window.words("#action-panel"))
        .anyMatch(words -> words.contains("bob is not ready to run resources"));
  }

  @Test
  void whatIsWantedLessOftenIsInAMenuThatTheKeyboardOpens() {
    watch();
    assertThat(window.has("#action-maintenance")).isFalse();
    window.await(() -> window.part(Button.class, "#action-switchover").isFocused());
    window.press(KeyCode.TAB);
    window.press(KeyCode.TAB);
    window.press(KeyCode.SPACE);
    window.press(KeyCode.DOWN);
    window.press(KeyCode.DOWN);
    window.press(KeyCode.DOWN);
    window.press(KeyCode.ENTER);

    assertThat(window.words("#action-panel").getFirst()).isEqualTo("Maintenance");
    assertThat(window.has("#action-yes")).isTrue();
  }

  @Test
  void whatTheStateCallsForStandsInSight() {
    watch();
    assertThat(window.has("#action-standby-bob")).isTrue();

    cluster.shows("split-brain-detected");
    window.await(() -> window.has("#action-repair"));
    cluster.shows("standby-bob");
    window.await(() -> window.has("#action-standby-bob"));

    assertThat(window.part(Button.class, "#action-standby-bob").getText()).isEqualTo("Online bob");
  }

  @Test
  void aSplitBrainIsRepairedOnlyAfterTheVictimsNameIsTyped() {
    cluster.shows("split-brain-detected");
    cluster.takes("alice", "--discard-my-data", () -> cluster.shows("maintenance-mode"));
    watch();
    window.act("repair");
    assertThat(window.part(Button.class, "#action-yes").isDisabled()).isTrue();

    window.on(() -> window.part(TextField.class, "#repair-name").setText("carol"));
    assertThat(window.part(Button.class, "#action-yes").isDisabled()).isTrue();
    window.on(() -> window.part(TextField.class, "#repair-name").setText("bob"));
    assertThat(window.part(Button.class, "#action-yes").isDisabled()).isTrue();
    assertThat(window.words("#action-panel"))
        .anyMatch(words -> words.contains("maintenance mode and would act on nothing"));
    window.on(() -> window.part(TextField.class, "#repair-name").setText("alice"));
    assertThat(window.words("#action-panel"))
        .anyMatch(words -> words.startsWith("What alice has written since"));
    window.click("#action-yes");

    window.await(() -> window.has("#action-close"));
    assertThat(window.words("#cluster-events")).contains("Asked for: Repair split brain");
  }

  @Test
  void aNodeDiesAndComesBackByItself() {
    watch();
    cluster.shows("offline-bob").dies("bob");
    window.await(() -> window.words("#node-bob").contains("no answer"));
    assertThat(text("#cluster-health")).isEqualTo("serving · not redundant");
    assertThat(window.has("#attention")).isTrue();

    cluster.shows("healthy");
    window.await(() -> window.words("#node-bob").contains("online"));

    assertThat(text("#cluster-health")).isEqualTo("healthy · redundant");
    assertThat(window.has("#attention")).isFalse();
    assertThat(window.words("#cluster-events"))
        .contains("bob does not answer", "bob answers again");
  }

  @Test
  void whereNobodyAnswersThatIsSaid() {
    cluster.dies("alice").dies("bob");
    window.on(() -> window.frame().watch(CapturedCluster.spec(), cluster.connections(), () -> {}));

    window.await(() -> window.words("#cluster-waiting").contains("Neither alice nor bob answers"));
  }

  @Test
  void theLanguageChangesAtOnce() {
    watch();
    window.on(() -> window.frame().language().speak(Locale.JAPANESE));

    assertThat(window.part(Button.class, "#action-switchover").getText()).isEqualTo("bob へ切り替える");
    assertThat(text("#cluster-health")).isEqualTo("正常・冗長");
    assertThat(List.copyOf(window.words("#node-alice"))).contains("オンライン");
  }

  @Test
  void closingWhileSomethingIsDoneAsks() throws Exception {
    var begun = new CountDownLatch(1);
    cluster.hangs("crm_attribute", begun);
    watch();
    window.act("standby-bob");
    window.click("#action-yes");
    begun.await();

    window.requestClose();
    window.await(() -> window.has("#dialog"));
    assertThat(window.stage().isShowing()).isTrue();

    window.click("#dialog-yes");
    window.await(() -> !window.stage().isShowing());
  }
}
