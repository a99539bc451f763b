/// A client of the cluster that measures: it writes numbered rows through the virtual IP at a
/// steady pace and says afterwards what was acknowledged, what is missing, and how long it was
/// without a database. It reaches the virtual IP directly or over a node. Entry types: `Probe`,
/// `JdbcTarget`, `TunnelTarget`, `FirstTarget`, `ProbeResult`, `Outages`, `Outage`. May use:
/// `spec`, `command`, `remote`.
package futago.cluster.probe;
