/// The nodes over SSH: connecting, host keys, logging in, becoming root, running commands. Entry
/// types: `SshConnector`, `Credentials`, `HostKeyPolicy`. May use: `remote`, `command`, `spec`,
/// `text` (messages).
package futago.remote.ssh;
