/// Steps, stages and how they are run: check, apply, barrier, verify; events and the journal. Entry
/// types: `Step`, `Plan`, `Runner`, `RunEvent`, `Journal`. May use: `spec`, `command`, `remote`,
/// `platform`, `text`.
package futago.engine;
