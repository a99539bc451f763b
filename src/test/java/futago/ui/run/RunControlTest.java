package futago.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import futago.text.Message;
import futago.ui.UiFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RunControlTest {
  private final List<Consumer<Optional<Message>>> begun = new ArrayList<>();
  private final RunModel model = new RunModel(UiFixture.plan());
  private final RunControl control =
      new RunControl(
          model,
          (_, _, _, ended) -> {
            begun.add(ended);
            return () -> {};
          },
          Runnable::run,
          _ -> false,
          Set.of());

  /// How a run ended is shown before its journal is closed; whoever presses *retry* in between
  /// means it.
  @Test
  void aRetryThatComesBeforeTheLastRunIsClosedBeginsAfterIt() {
    control.run(model.steps().getFirst(), Optional.empty());
    control.retry();
    control.retry();
    assertThat(begun).hasSize(1);

    begun.getFirst().accept(Optional.empty());
    assertThat(begun).hasSize(2);
    assertThat(control.isBusy()).isTrue();

    begun.getLast().accept(Optional.empty());
    assertThat(begun).as("once").hasSize(2);
    assertThat(control.isBusy()).isFalse();
  }
}
