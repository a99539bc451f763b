/// What starts and stops services on a simulated host: SysV init scripts with `service` and
/// `chkconfig`, or systemd with `systemctl`; and what happens at boot. Entry type: `ServiceTable`.
/// May use: `simulator.machine`.
package futago.simulator.host.service;
