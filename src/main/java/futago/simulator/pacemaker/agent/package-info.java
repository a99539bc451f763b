/// The resource agents, as programs in their OCF directories: called with an operation, told their
/// parameters in the environment. Entry type: `Agents`. May use: `simulator.machine`,
/// `simulator.drbd`.
package futago.simulator.pacemaker.agent;
