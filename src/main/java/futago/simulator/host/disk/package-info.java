/// Disks, partitions, loop devices and file systems of a simulated host, and the programs that look
/// at them and change them. Entry type: `Disks`. May use: `simulator.machine`, `simulator.host`.
package futago.simulator.host.disk;
