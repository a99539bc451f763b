package futago.report;

import futago.engine.ShownAction;
import futago.engine.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Something that was done to a node in a run.
///
/// @param at when it began
/// @param step the step that it belongs to
/// @param node the node's name
/// @param action what it was, secrets masked
/// @param status its exit status; empty if the run broke off in the midst of it
/// @param duration how long it took; empty likewise
/// @param output the last lines that it printed; kept for the last stage only
record PastCommand(
    Instant at,
    StepId step,
    String node,
    ShownAction action,
    Optional<Integer> status,
    Optional<Duration> duration,
    List<String> output) {
  PastCommand {
    output = List.copyOf(output);
  }
}
