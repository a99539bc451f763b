/// Addresses, names, ports and the packet filter of a simulated host, and the programs that show
/// and change them. Entry type: `NetworkPrograms`. May use: `simulator.machine`, `simulator.host`.
package futago.simulator.host.network;
