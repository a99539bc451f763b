/// The headless front end: one class a command, what they share, and the exit statuses. Entry type:
/// `FutagoCommand`. May use: `cli.progress`, `site`, `engine`, `stage`, `slide`, `text`, `cluster`,
/// `cluster.probe`, `simulator`, `lab`, `spec`, `command`, `remote`, `remote.ssh`, `platform`.
package futago.cli;
