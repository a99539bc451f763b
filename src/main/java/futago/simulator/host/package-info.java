/// Simulated hosts as far as one machine goes: a CentOS 6 and a Debian 12 with their files,
/// packages, services, disks and PostgreSQL. Entry type: `Hosts`. May use: `simulator.machine`.
package futago.simulator.host;
