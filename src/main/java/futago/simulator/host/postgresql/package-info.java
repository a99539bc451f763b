/// PostgreSQL on a simulated host: servers whose clusters lie among the machine's files, a small
/// SQL, and the programs around them. Entry type: `Postgresql`. May use: `simulator.machine`,
/// `simulator.host`.
package futago.simulator.host.postgresql;
