/// The running cluster: its status, read from both nodes and parsed, and what can be done to it
/// (switchover, standby, online, cleanup, maintenance, reconnect, repair). Entry types:
/// `ClusterReader`, `ClusterActions`, `StatusText`. May use: `spec`, `command`, `remote`,
/// `platform`, `text` (messages).
package futago.cluster;
