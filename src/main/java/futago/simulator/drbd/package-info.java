/// DRBD 8.4 between the simulated machines: what its kernel module decides, and its tools. Rules
/// that need neither time nor machines are types of their own (`Generations`, `Handshake`,
/// `ResourceFile`). Entry type: `DrbdPrograms`. May use: `simulator.machine`.
package futago.simulator.drbd;
