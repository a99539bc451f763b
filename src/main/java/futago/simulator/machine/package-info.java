/// What any simulated host has: files, time, programs. Entry type: `Machine`. May use: `spec`,
/// `command`.
package futago.simulator.machine;
