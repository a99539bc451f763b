/// The SSH server of a simulated host. Entry type: `SimulatedSshServer`. May use:
/// `simulator.machine`.
package futago.simulator.ssh;
