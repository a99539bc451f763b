/// What every front end does first: both hosts connected to and looked at, and the plan made for
/// them. Questions about passwords and host keys go to the ports `Credentials` and `HostKeyPolicy`,
/// so that a terminal and a window can each ask in their own way. Entry type: `Site`. May use:
/// `engine`, `stage`, `spec`, `command`, `remote`, `remote.ssh`, `platform`, `text`.
package futago.site;
