package futago.ui.stage;

import futago.ui.run.StepStatus;
import java.util.List;

/// How a stage is doing: what its steps come to.
///
/// @param kind in one word
/// @param past how many of its steps are behind us
/// @param count how many it has
record StageState(Kind kind, int past, int count) {
  enum Kind {
    WAITING,
    ACTIVE,
    DONE,
    FAILED;

    String style() {
      return "stage-" + name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  static StageState of(List<StepStatus> steps) {
    int past = (int) steps.stream().filter(StepStatus::isPast).count();
    return new StageState(kind(steps, past), past, steps.size());
  }

  private static Kind kind(List<StepStatus> steps, int past) {
    if (steps.contains(StepStatus.FAILED) || steps.contains(StepStatus.REFUSED)) {
      return Kind.FAILED;
    }
    if (past == steps.size()) {
      return Kind.DONE;
    }
    boolean begun =
        past > 0
            || steps.contains(StepStatus.RUNNING)
            || steps.contains(StepStatus.CHECKING)
            || steps.contains(StepStatus.STOPPED);
    return begun ? Kind.ACTIVE : Kind.WAITING;
  }
}
