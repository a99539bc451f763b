/// What is done to a node, as data: commands as argv, files to write or edit, conditions to wait
/// for, and the read-only probes that tell the state before; how each becomes shell; `Secret`, and
/// the one quoter. Entry types: `Action`, `FileScripts`, `ProbeScript`, `ShellScript`. May use:
/// `text` (messages).
package futago.command;
