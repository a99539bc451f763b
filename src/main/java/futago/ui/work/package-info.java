/// The view in which a cluster is built: rail, slide, what can be run, both panes; and the same for
/// the projector. Entry types: `WorkModel`, `WorkView`. May use: `ui.look`, `ui.run`, `ui.stage`,
/// `ui.step`, `engine`, `slide`, `spec`, `text`.
package futago.ui.work;
