/// A run in the window: from the engine's events to the state of each step and the output of each
/// node, and how to begin, stop and go on. Entry types: `RunModel`, `EventBridge`, `Runs`. May use:
/// `ui.look`, `site`, `engine`, `slide`, `spec`, `command`, `remote`, `text`.
package futago.ui.run;
