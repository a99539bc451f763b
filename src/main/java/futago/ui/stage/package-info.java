/// The rail: the stages with their state, and the steps of the one that is looked at. Entry type:
/// `RailView`. May use: `ui.look`, `ui.run`, `ui.step`, `engine`, `slide`, `text`.
package futago.ui.stage;
