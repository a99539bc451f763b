/// The rest of a simulated host's system: SELinux, kernel modules, logging, clocks, log rotation,
/// shutting down. Entry type: `SystemPrograms`. May use: `simulator.machine`, `simulator.host`.
package futago.simulator.host.system;
