/// Pacemaker on the simulated machines: nodes that join, elect a controller, decide (see `policy`)
/// and call resource agents (see `agent`) as the configuration (see `cib`) says. Its commands are
/// in `tool`. Entry type: `PacemakerWorld`. May use: `simulator.machine`, `simulator.drbd`,
/// `simulator.membership`.
package futago.simulator.pacemaker;
