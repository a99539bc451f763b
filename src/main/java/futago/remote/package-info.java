/// The port to a node: run a command, get its result. Entry type: `RemoteNode`. May use: `command`,
/// `text` (messages).
package futago.remote;
