/// A client of the cluster that measures: it writes numbered rows through the virtual IP at a
/// steady pace and says afterwards what was acknowledged, what is missing, and how long it was
/// without a database. Entry types: `Probe`, `JdbcTarget`, `ProbeResult`. May use: `spec`,
/// `command`.
package futago.cluster.probe;
