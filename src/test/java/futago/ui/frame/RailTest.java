package futago.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import futago.engine.Plan;
import futago.engine.StepId;
import futago.slide.Slide;
import futago.ui.ScriptedRuns;
import futago.ui.UiFixture;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rail in the smallest window there is, and in the low part of it that a large zoom leaves:
/// what is looked at is in sight, and its words are whole.
class RailTest {
  private static final int WIDTH = 1024;
  private static final int HEIGHT = 700;

  /// Not all stages fit, but each does.
  private static final int MIDDLE = 600;

  private static final int LOW = 480;
  private static final List<Locale> LANGUAGES = List.of(Locale.JAPANESE, Locale.ENGLISH);

  /// Whole pixels that a place may be off by rounding.
  private static final double PIXEL = 1;

  @TempDir private Path home;

  private final Plan plan = UiFixture.plan();
  private TestWindow window;

  @BeforeEach
  void open() throws Exception {
    window = TestWindow.open(home, WIDTH, HEIGHT);
    window.begin(plan, new ScriptedRuns(plan));
  }

  @AfterEach
  void close() {
    window.close();
  }

  private List<Slide> slides() {
    return window.work().slides().slides();
  }

  private ScrollPane rail() {
    return window.part(ScrollPane.class, ".rail");
  }

  private void speak(Locale language) {
    window.on(() -> window.frame().language().speak(language));
    window.settle();
  }

  private void lookAt(StepId step) {
    window.on(
        () -> {
          window.work().select(step);
          window.frame().node().applyCss();
          window.frame().node().layout();
        });
  }

  private static String row(StepId step) {
    return "#step-" + step.value().replace('.', '-');
  }

  private Label head(Slide slide) {
    Node head = window.part(Node.class, "#stage-" + slide.id().stage());
    return window.ask(() -> (Label) head.lookup(".stage-title"));
  }

  private Bounds place(String selector) {
    Node part = window.part(Node.class, selector);
    return window.ask(() -> part.localToScene(part.getLayoutBounds()));
  }

  private void isInSight(String selector, Locale language) {
    Bounds view = place(".rail .viewport");
    Bounds place = place(selector);
    assertThat(place.getHeight()).as("height of %s, %s", selector, language).isPositive();
    assertThat(place.getMinY())
        .as("top of %s, %s", selector, language)
        .isGreaterThanOrEqualTo(view.getMinY() - PIXEL);
    assertThat(place.getMaxY())
        .as("foot of %s, %s", selector, language)
        .isLessThanOrEqualTo(view.getMaxY() + PIXEL);
  }

  /// Or there were nothing to prove.
  private void isTooLong() {
    double list = window.ask(() -> rail().getContent().getLayoutBounds().getHeight());
    assertThat(list).isGreaterThan(place(".rail .viewport").getHeight());
  }

  /// Forth step by step, back stage by stage.
  private List<Slide> way() {
    Stream<Slide> back = slides().reversed().stream().filter(it -> it.number() == it.count());
    return Stream.concat(slides().stream(), back).toList();
  }

  @Test
  void theStageThatIsOpenedIsInSightAsAWhole() {
    window.layOut(WIDTH, MIDDLE);
    for (Locale language : LANGUAGES) {
      speak(language);
      for (Slide slide : way()) {
        lookAt(slide.id());
        isInSight("#stage-" + slide.id().stage(), language);
        for (Slide step : slides()) {
          if (step.stageNumber() == slide.stageNumber()) {
            isInSight(row(step.id()), language);
          }
        }
      }
    }
    isTooLong();
  }

  @Test
  void ofAStageThatIsLongerThanTheRailTheStepThatIsLookedAtIsInSight() {
    window.layOut(WIDTH, LOW);
    for (Locale language : LANGUAGES) {
      speak(language);
      for (Slide slide : way()) {
        lookAt(slide.id());
        isInSight(row(slide.id()), language);
      }
    }
    isTooLong();
  }

  @Test
  void whatWasInSightStaysThereWhenTheWindowShrinksAndTheLanguageChanges() {
    StepId last = slides().getLast().id();
    for (Locale language : LANGUAGES) {
      window.layOut(WIDTH, 1000);
      lookAt(slides().getFirst().id());
      lookAt(last);
      for (int height : List.of(HEIGHT, LOW)) {
        window.layOut(WIDTH, height);
        isInSight(row(last), language);
      }
      speak(language);
      isInSight(row(last), language);
    }
  }

  @Test
  void aTitleIsNeverCutOff() {
    for (Locale language : LANGUAGES) {
      speak(language);
      double lowest = Double.MAX_VALUE;
      double highest = 0;
      for (Slide slide : slides()) {
        lookAt(slide.id());
        assertThat(head(slide).isTextTruncated()).as(slide.stageTitle()).isFalse();
        Button row = window.part(Button.class, row(slide.id()));
        assertThat(row.isTextTruncated()).as("%s: %s", language, row.getText()).isFalse();
        assertThat(place(row(slide.id())).getMaxX())
            .as("%s: %s", language, row.getText())
            .isLessThanOrEqualTo(place(".rail .viewport").getMaxX() + PIXEL);
        lowest = Math.min(lowest, row.getHeight());
        highest = Math.max(highest, row.getHeight());
      }
      assertThat(highest)
          .as("%s: a title is too long for one line", language)
          .isGreaterThan(1.5 * lowest);
    }
  }
}
