/// Who is alive: Heartbeat 3.0.5 and Corosync 3 between the simulated machines, with their
/// configuration files, keys and timeouts. Entry types: `Membership` for what runs on top,
/// `HeartbeatPrograms` and `CorosyncPrograms` to put them on a machine. May use:
/// `simulator.machine`.
package futago.simulator.membership;
