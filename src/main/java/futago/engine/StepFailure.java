package futago.engine;

import futago.text.Message;
import java.util.Optional;

/// Why a step failed on a node. All texts are free of secrets and of terminal control characters.
///
/// @param step the step
/// @param node the node's name
/// @param action what was being done; empty if the node was being asked about its state
/// @param status the exit status, if a command ended
/// @param error its whole standard error
/// @param output the last lines of its standard output
/// @param what what happened, for a person
/// @param cure what to do next, for a person
public record StepFailure(
    StepId step,
    String node,
    Optional<ShownAction> action,
    Optional<Integer> status,
    String error,
    String output,
    Message what,
    Message cure) {}
