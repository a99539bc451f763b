/// A POSIX shell for simulated hosts: reads what a real `sh` would and runs it on a machine's files
/// and programs. Entry type: `ShellProgram`. May use: `simulator.machine`.
package futago.simulator.shell;
