package futago.engine;

/// Something that a run would have destroyed, so that it stopped.
///
/// @param step the step that found it
/// @param node the node where it is
/// @param conflict what was found, and the word that allows it
public record Refusal(StepId step, String node, StepState.Conflict conflict) {}
