package futago.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import futago.engine.RunOutcome;
import futago.guard.SimulatedLock;
import futago.simulator.Simulation;
import futago.spec.PlatformName;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Somebody else's lock on a node, as the window shows it: who, where, since when, silent for how
/// long; taken over by its word where it is stale, and only waited for where it is not.
@Timeout(300)
class LockWindowTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir private Path home;

  private void withLockOf(Duration ago, Scene scene) throws Exception {
    var simulation = Simulation.start(PlatformName.DEBIAN_COROSYNC, 60);
    try (var window = TestWindow.open(home, 1280, 800)) {
      Opened opened = TryIt.open(simulation);
      window.on(() -> window.frame().open(opened));
      window.await(LONG, () -> window.has("#run-stage") && !window.work().isBusy());
      SimulatedLock.takenByCarol(simulation, ago);
      window.on(() -> window.part(Button.class, "#run-stage").fire());
      window.await(LONG, () -> window.has("#conflict-card"));
      scene.play(window, simulation);
    }
  }

  private interface Scene {
    void play(TestWindow window, Simulation simulation) throws Exception;
  }

  @Test
  void aStaleOneIsTakenOverByItsWordAndTheRunGoesOn() throws Exception {
    withLockOf(
        Duration.ofHours(30),
        (window, simulation) -> {
          assertThat(window.words("#conflict-card"))
              .anySatisfy(
                  words ->
                      assertThat(words)
                          .contains("carol@far-away")
                          .contains("on alice")
                          .contains("2026-01-02T03:04:05Z")
                          .containsPattern("no sign of life for 1[01][0-9,]{4,6} s")
                          .contains("taken over here")
                          .doesNotContain("--take-over-lock"));
          Button go = window.part(Button.class, "#conflict-go");
          TextField word = window.part(TextField.class, "#conflict-word");
          assertThat(go.isDisabled()).isTrue();
          window.on(() -> word.setText("bob:lock"));
          assertThat(go.isDisabled()).isTrue();
          assertThat(SimulatedLock.isOn(simulation, "alice")).isTrue();
          assertThat(SimulatedLock.isOn(simulation, "bob")).isFalse();

          window.on(() -> word.setText("alice:lock"));
          assertThat(go.isDisabled()).isFalse();
          window.on(go::fire);

          window.await(LONG, () -> !window.has("#conflict-card") && !window.work().isBusy());
          assertThat(window.work().run().outcome().get()).containsInstanceOf(RunOutcome.Done.class);
          assertThat(SimulatedLock.isOn(simulation, "alice")).isFalse();
          assertThat(SimulatedLock.isOn(simulation, "bob")).isFalse();
        });
  }

  @Test
  void whoIsAtWorkCanOnlyBeWaitedFor() throws Exception {
    // By the nodes' clocks, of which a minute goes by in a second of ours.
    withLockOf(
        Duration.ofDays(-1),
        (window, simulation) -> {
          assertThat(window.words("#conflict-card"))
              .anyMatch(words -> words.contains("carol@far-away is at work on alice"));
          assertThat(window.exists("#conflict-word")).isFalse();
          assertThat(window.exists("#conflict-go")).isFalse();
          assertThat(SimulatedLock.isOn(simulation, "alice")).isTrue();
          assertThat(SimulatedLock.isOn(simulation, "bob")).isFalse();
        });
  }
}
