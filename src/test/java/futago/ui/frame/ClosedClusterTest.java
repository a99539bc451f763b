package futago.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import futago.ui.ScriptedRuns;
import futago.ui.UiFixture;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nothing of what was open stays behind when it is closed, however often that happens.
class ClosedClusterTest {
  @TempDir private Path home;

  private static boolean isHeld(WeakReference<?> reference) {
    return reference.get() != null;
  }

  private static void awaitGone(TestWindow window, List<? extends WeakReference<?>> references) {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
    while (references.stream().anyMatch(ClosedClusterTest::isHeld)
        && Instant.now().isBefore(deadline)) {
      System.gc();
      // The display's own threads let go of what they drew last with the next frame.
      window.settle();
    }
  }

  private List<WeakReference<?>> openedAndLookedAt(TestWindow window) {
    var plan = UiFixture.plan();
    window.begin(plan, new ScriptedRuns(plan));
    for (Side side : Side.values()) {
      window.on(() -> window.frame().turnTo(side));
      window.settle();
    }
    window.on(() -> window.frame().language().speak(Locale.JAPANESE));
    return window.ask(
        () -> {
          ClusterPlace place = window.frame().cluster().orElseThrow();
          return List.of(
              new WeakReference<>(window.frame().session().orElseThrow().work()),
              new WeakReference<>(place),
              new WeakReference<>(place.node()),
              new WeakReference<>(place.drills()));
        });
  }

  @Test
  void aClusterThatIsClosedIsForgotten() throws Exception {
    try (var window = TestWindow.open(home, 1280, 800)) {
      List<WeakReference<?>> references = openedAndLookedAt(window);
      window.on(() -> window.frame().welcome());
      awaitGone(window, references);

      assertThat(references).noneMatch(ClosedClusterTest::isHeld);
    }
  }

  @Test
  void aFormThatIsLeftIsForgotten() throws Exception {
    try (var window = TestWindow.open(home, 1280, 800)) {
      window.click("#enter-hosts");
      var form =
          List.of(
              window.ask(
                  () -> new WeakReference<>(window.stage().getScene().lookup(".connect-view"))));
      assertThat(form).allMatch(ClosedClusterTest::isHeld);
      window.on(() -> window.frame().welcome());
      awaitGone(window, form);

      assertThat(form).noneMatch(ClosedClusterTest::isHeld);
    }
  }
}
