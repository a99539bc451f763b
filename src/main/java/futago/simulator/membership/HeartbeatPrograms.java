package futago.simulator.membership;

import futago.simulator.machine.Machine;
import futago.simulator.machine.Services;

/// Puts Heartbeat on a machine.
public final class HeartbeatPrograms {
  private HeartbeatPrograms() {}

  /// Installs the service, which its package does not set to be started at boot, and its tool.
  public static void installOn(Machine machine, Heartbeat heartbeat) {
    machine.part(Services.class).define("heartbeat", heartbeat, false);
    machine.install("cl_status", new ClStatus(heartbeat));
  }
}
