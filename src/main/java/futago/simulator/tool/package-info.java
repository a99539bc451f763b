/// The programs that any host has: those of coreutils, grep, sed, awk and their like, for simulated
/// hosts. Entry type: `StandardTools`. May use: `simulator.machine`, `simulator.shell`.
package futago.simulator.tool;
