package futago.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import futago.engine.RunEvent;
import futago.engine.StepId;
import futago.engine.StepOutcome;
import futago.remote.OutputListener;
import futago.ui.UiFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The way to the window's thread: bounded, and never more than one task waiting.
class EventBridgeTest {
  private static final StepId STEP = StepId.of("install.lists");

  private final RunModel model = new RunModel(UiFixture.plan());
  private final List<Runnable> waiting = new ArrayList<>();
  private final EventBridge bridge = new EventBridge(model, waiting::add, Duration.ofMinutes(1));

  private static RunEvent line(int number) {
    return new RunEvent.OutputLine(
        Instant.EPOCH, STEP, "alice", OutputListener.Stream.OUT, "line " + number);
  }

  @Test
  void aFloodOfOutputWaitsAsOneTaskAndIsKeptToTheLastLines() {
    for (int i = 0; i < 250_000; i++) {
      bridge.happened(line(i));
    }

    assertThat(waiting).hasSize(1);
    waiting.removeFirst().run();
    NodePaneModel alice = model.panes().getFirst();
    assertThat(alice.end().get()).isEqualTo(250_000);
    assertThat(alice.lines().first()).isEqualTo(250_000 - NodePaneModel.CAPACITY);
    assertThat(alice.lines().slice(249_999, 5))
        .containsExactly(new PaneLine.Printed(OutputListener.Stream.OUT, "line 249999"));
  }

  @Test
  void whatComesAfterADeliveryAsksForTheNext() {
    bridge.happened(line(1));
    waiting.removeFirst().run();
    bridge.happened(line(2));

    assertThat(waiting).hasSize(1);
    assertThat(model.panes().getFirst().end().get()).isEqualTo(1);
    waiting.removeFirst().run();
    assertThat(model.panes().getFirst().end().get()).isEqualTo(2);
  }

  @Test
  void theEndComesAfterAllThatWasTold() {
    var pastAtTheEnd = new ArrayList<Integer>();
    List<StepId> steps = model.steps();
    for (int i = 0; i < 4_000; i++) {
      StepId step = steps.get(i % steps.size());
      bridge.happened(new RunEvent.Started(Instant.EPOCH, step, "alice"));
      if (i >= 4_000 - steps.size()) {
        bridge.happened(
            new RunEvent.Finished(Instant.EPOCH, step, StepOutcome.APPLIED, Duration.ofSeconds(1)));
      }
    }
    bridge.finish(() -> pastAtTheEnd.add(model.past().get()));
    while (!waiting.isEmpty()) {
      waiting.removeFirst().run();
    }

    assertThat(pastAtTheEnd).containsExactly(steps.size());
  }

  @Test
  void viewsLearnOfManyChangesAtOnce() {
    var seen = new ArrayList<StepStatus>();
    model.status(STEP).addListener((_, _, now) -> seen.add(now));
    bridge.happened(new RunEvent.Started(Instant.EPOCH, STEP, "alice"));
    bridge.happened(
        new RunEvent.Finished(Instant.EPOCH, STEP, StepOutcome.APPLIED, Duration.ofSeconds(1)));
    waiting.removeFirst().run();

    assertThat(seen).containsExactly(StepStatus.DONE);
    assertThat(model.changes().get()).isEqualTo(1);
  }

  @Test
  void aWindowThatGoesHoldsNobodyUp() {
    bridge.close();
    for (int i = 0; i < 10_000; i++) {
      bridge.happened(new RunEvent.Started(Instant.EPOCH, STEP, "alice"));
    }

    assertThat(waiting).isEmpty();
  }
}
