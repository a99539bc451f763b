package futago.simulator.drbd;

import futago.simulator.machine.Call;
import futago.simulator.machine.Service;
import java.util.Optional;

/// The init script, or unit, of DRBD: brings all resources up, or down.
final class DrbdService implements Service {
  private final Drbd drbd;
  private volatile boolean started;

  DrbdService(Drbd drbd) {
    this.drbd = drbd;
  }

  @Override
  public int start(Call call) {
    try {
      DrbdConfiguration configuration = DrbdConfiguration.of(call.machine());
      if (!Drbdadm.loadModule(call.machine())) {
        return call.fail(1, "FATAL: Module drbd not found.");
      }
      synchronized (drbd.timeline()) {
        for (ResourceConfig resource : configuration.here()) {
          if (drbd.up(resource.name()).isEmpty()) {
            drbd.connect(drbd.attach(resource, configuration.sectionOf(resource)), false);
          }
        }
      }
      started = true;
      return 0;
    } catch (DrbdConfigException e) {
      call.err().println(e.getMessage());
      return 1;
    } catch (DrbdRefusal e) {
      call.err().println(e.getMessage());
      return 1;
    }
  }

  @Override
  public int stop(Call call) {
    synchronized (drbd.timeline()) {
      for (Replica replica : drbd.all()) {
        try {
          drbd.down(replica.config.name());
        } catch (DrbdRefusal e) {
          call.err().println(replica.host.minor() + ": " + e.getMessage());
          return 1;
        }
      }
    }
    started = false;
    return 0;
  }

  /// Whether it was started. What was brought up without it is no concern of its.
  @Override
  public boolean isRunning() {
    return started;
  }

  @Override
  public int status(Call call, String name) {
    Optional<String> proc = call.machine().files().text("/proc/drbd");
    if (proc.isEmpty()) {
      call.out().println("drbd not loaded");
      return 3;
    }
    call.out().print("drbd driver loaded OK; device status:\n" + proc.get());
    return 0;
  }

  @Override
  public void powerLost() {
    started = false;
  }
}
