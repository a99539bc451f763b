/// Pacemaker's commands and its crm shells, in the wording of the versions that are simulated.
/// Entry type: `PacemakerPrograms`. May use: `simulator.machine`, `simulator.membership`, and the
/// rest of `simulator.pacemaker`.
package futago.simulator.pacemaker.tool;
