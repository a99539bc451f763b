/// How a run is shown while it goes on: as a picture that is redrawn on a terminal, as plain lines
/// elsewhere, and what is said at its end. Entry types: `LiveProgress`, `PlainProgress`,
/// `Outcomes`. May use: `engine`, `slide`, `text`, `remote`, `spec`, `command`.
package futago.cli.progress;
