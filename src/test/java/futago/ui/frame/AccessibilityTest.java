package futago.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.CapturedCluster;
import futago.engine.Plan;
import futago.text.Message;
import futago.ui.ScriptedRuns;
import futago.ui.UiFixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The window for those who do not see it, and for those who have no mouse.
class AccessibilityTest {
  @TempDir private Path home;

  private final Plan plan = UiFixture.plan();
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

  private Parent root() {
    return window.stage().getScene().getRoot();
  }

  private void everythingHasAName() {
    for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
      window.on(() -> window.frame().language().speak(language));
      window.settle();
      List<Node> reachable = window.ask(() -> Named.reachable(root()));
      assertThat(reachable).isNotEmpty();
      List<String> nameless =
          window.ask(
              () ->
                  reachable.stream()
                      .filter(node -> Named.name(node, root()).isEmpty())
                      .map(Named::where)
                      .toList());
      assertThat(nameless).as("has no name for a screen reader").isEmpty();
    }
  }

  private void build(Consumer<ScriptedRuns> script) {
    var runs = new ScriptedRuns(plan);
    script.accept(runs);
    window.begin(plan, cluster, runs);
  }

  private void watch() {
    window.on(() -> window.frame().watch(CapturedCluster.spec(), cluster.connections(), () -> {}));
    window.await(() -> window.has("#node-alice"));
  }

  @Test
  void theWaysInHaveNames() {
    everythingHasAName();
  }

  @Test
  void theFormHasNames() {
    window.click("#enter-hosts");
    window.click(".fold");
    everythingHasAName();
    window.click("#connect-go");
    everythingHasAName();
  }

  @Test
  void theSlidesHaveNames() {
    build(_ -> {});
    everythingHasAName();
    window.on(window.frame()::explain);
    everythingHasAName();
  }

  @Test
  void aSearchHasNames() {
    build(_ -> {});
    window.on(() -> window.part(Node.class, "#log-alice").requestFocus());
    window.press(KeyCode.CONTROL, KeyCode.F);
    everythingHasAName();
  }

  @Test
  void aFailureHasNames() {
    build(runs -> runs.failing("install.pacemaker"));
    window.on(() -> window.work().runAll());
    window.await(() -> window.has("#failure-card"));
    everythingHasAName();
  }

  @Test
  void aConflictHasNames() {
    build(
        runs ->
            runs.conflict(
                "drbd.disk",
                "alice",
                "alice:/dev/sdb1",
                Message.of("stage.conflict.file-system", "alice", "/dev/sdb1", "ext4")));
    window.on(() -> window.work().runAll());
    window.await(() -> window.has("#conflict-card"));
    everythingHasAName();
  }

  @Test
  void theClusterAndItsActionsHaveNames() {
    watch();
    window.await(() -> window.has("#action-switchover"));
    everythingHasAName();
    window.act("switchover");
    everythingHasAName();
    window.press(KeyCode.ESCAPE);
    window.click("#probe-begin");
    everythingHasAName();
  }

  @Test
  void thePictureOfTheClusterIsSaidInWords() {
    watch();
    window.await(() -> window.has("#action-switchover"));

    assertThat(said("#node-alice")).isEqualTo("alice, PRIMARY, online");
    assertThat(said("#node-bob")).isEqualTo("bob, SECONDARY, online");
    assertThat(said("#drbd-link")).isEqualTo("DRBD: Connected, 0 KiB behind");
    assertThat(said("#virtual-ip")).isEqualTo("192.168.137.201, ipaddr · clients connect here");
  }

  @Test
  void theOutputOfANodeIsReadAsFarAsItIsInSight() {
    build(_ -> {});
    window.on(() -> window.work().runAll());
    window.await(() -> !window.work().isBusy());
    window.on(() -> window.frame().turnTo(Side.SLIDES));
    window.settle();
    Node log = window.part(Node.class, "#log-alice");

    assertThat(log.getAccessibleText()).isEqualTo("What alice prints");
    assertThat((String) window.ask(() -> log.queryAccessibleAttribute(AccessibleAttribute.TEXT)))
        .contains("done on alice");
  }

  /// Round the whole window and back to where it began.
  private List<Node> tabbedThrough() {
    var seen = new ArrayList<Node>();
    Node first = window.ask(() -> window.stage().getScene().getFocusOwner());
    for (Node now = first; !seen.contains(now); ) {
      seen.add(now);
      window.press(KeyCode.TAB);
      now = window.ask(() -> window.stage().getScene().getFocusOwner());
    }
    assertThat(seen).as("it goes round").startsWith(first);
    return seen;
  }

  @Test
  void theTabulatorReachesEverythingOfTheClusterInTheOrderInWhichItIsRead() {
    build(runs -> runs.doneBefore("verify.switch-back"));
    window.on(() -> window.work().runAll());
    window.await(() -> window.has("#action-switchover") && window.has("#node-alice"));
    window.await(() -> window.part(Node.class, "#action-switchover").isFocused());

    List<Node> way = tabbedThrough();

    assertThat(way)
        .containsAll(
            window.ask(() -> Named.reachable(root())).stream()
                .filter(node -> !isReachedByArrows(node))
                .toList());
    assertThat(way.stream().map(Node::getId).filter(Objects::nonNull))
        .containsSubsequence(
            "action-switchover",
            "action-standby-bob",
            "action-more",
            "probe-begin",
            "cluster-report",
            "fencing-cure",
            "present");
    double height = window.ask(() -> window.stage().getScene().getHeight());
    for (Node stop : way) {
      Bounds place = window.ask(() -> stop.localToScene(stop.getLayoutBounds()));
      assertThat(place.getMinY()).as(Named.where(stop)).isBetween(0.0, height);
    }
  }

  @Test
  void whatDoesNotFitIsScrolledByKeyboard() {
    watch();
    window.await(() -> window.has("#action-switchover"));
    ScrollPane text =
        window.ask(
            () ->
                (ScrollPane)
                    window.part(Node.class, "#crm-mon").getParent().getParent().getParent());
    // It is longer than its place, which only laying it out tells.
    window.await(text::isFocusTraversable);
    window.on(text::requestFocus);
    window.press(KeyCode.DOWN);
    assertThat(text.getVvalue()).isPositive();

    ScrollPane events =
        window.ask(
            () ->
                (ScrollPane)
                    window.part(Node.class, "#cluster-events").getParent().getParent().getParent());
    assertThat(events.isFocusTraversable()).as("there is nothing to scroll").isFalse();
  }

  /// Of a choice the tabulator stops at what is chosen; arrows lead to the others.
  private static boolean isReachedByArrows(Node node) {
    return node instanceof ToggleButton button && !button.isSelected();
  }

  private String said(String selector) {
    return window.part(Node.class, selector).getAccessibleText();
  }

  @Test
  void aSplitBrainHasNames() {
    cluster.shows("split-brain-detected");
    watch();
    window.await(() -> window.has("#action-repair"));
    everythingHasAName();
    window.act("repair");
    everythingHasAName();
  }

  @Test
  void theDrillsHaveNames() {
    build(_ -> {});
    window.on(() -> window.frame().turnTo(Side.DRILLS));
    window.await(() -> !window.part(Node.class, "#drill-run").isDisabled());
    everythingHasAName();
    window.click("#drill-cluster-link");
    window.click("#drill-run");
    everythingHasAName();
  }

  @Test
  void aQuestionHasNames() {
    build(runs -> runs.haltingAt("install.lists"));
    window.on(() -> window.work().runAll());
    window.await(() -> window.work().isBusy());
    window.requestClose();
    window.await(() -> window.has("#dialog"));
    everythingHasAName();
  }
}
