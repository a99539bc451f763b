package futago.engine;

import java.util.List;

/// One chapter of the talk: its steps in order.
///
/// @param name the stage's key, such as `drbd`
/// @param steps its slides, in order
public record InstallStage(String name, List<Step> steps) {
  public InstallStage {
    steps = List.copyOf(steps);
  }
}
