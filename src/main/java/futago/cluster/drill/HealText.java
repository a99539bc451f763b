package futago.cluster.drill;

import futago.cluster.drill.DrillStep.AskSwitchOn;
import futago.text.Message;
import java.util.List;

/// What is said while a failure is taken back.
final class HealText {
  private HealText() {}

  /// A person who has to do something is asked for it.
  static Message of(List<DrillStep> steps) {
    return steps.stream()
        .filter(AskSwitchOn.class::isInstance)
        .map(AskSwitchOn.class::cast)
        .findFirst()
        .map(ask -> Message.of("drill.phase.ask-switch-on", ask.node()))
        .orElseGet(() -> Message.of("drill.phase.heal"));
  }
}
