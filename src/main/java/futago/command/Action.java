package futago.command;

/// One thing that a step does to a node. Actions are data: the slide, the dry run, the exported
/// script and the run all come from the same list, so that what is shown is what is run.
public sealed interface Action permits Run, WriteFile, EditFile, WaitFor, OnlyIf {}
