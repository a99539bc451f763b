/// The plan's one ordered list, and what the stages share. Entry type: `Plans`. May use: `engine`,
/// `command`, `remote`, `spec`, `platform`, `text` (messages).
package futago.stage;
