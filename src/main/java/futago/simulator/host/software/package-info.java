/// Software packages of a simulated host: what there is, what is installed, and the programs that
/// install it: yum and rpm, apt and dpkg. Entry type: `Software`. May use: `simulator.machine`,
/// `simulator.host`.
package futago.simulator.host.software;
