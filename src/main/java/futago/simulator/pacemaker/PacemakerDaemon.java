package futago.simulator.pacemaker;

import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Service;
import futago.simulator.machine.Services;
import futago.simulator.membership.Corosync;
import futago.simulator.membership.Heartbeat;
import futago.simulator.membership.Membership;
import java.time.Duration;

/// What starts and stops Pacemaker: Heartbeat does it by itself (`pacemaker respawn`), on Corosync
/// it is a service of its own.
public final class PacemakerDaemon {
  private PacemakerDaemon() {}

  /// Lets Heartbeat start Pacemaker.
  public static Pacemaker on(Machine machine, PacemakerWorld world, Heartbeat heartbeat) {
    var pacemaker = new Pacemaker(machine, world, heartbeat, Version.V1_0_13);
    heartbeat.follow(
        new Following(pacemaker) {
          @Override
          public void started() {
            if (heartbeat.runsPacemaker()) {
              pacemaker.begin();
            }
          }
        });
    return pacemaker;
  }

  /// Lets Pacemaker follow Corosync; a service of its own starts it.
  public static Pacemaker on(Machine machine, PacemakerWorld world, Corosync corosync) {
    var pacemaker = new Pacemaker(machine, world, corosync, Version.V2_1_5);
    corosync.follow(new Following(pacemaker));
    return pacemaker;
  }

  /// Installs Pacemaker's service on Corosync, which its package sets to be started at boot.
  public static void installService(Machine machine, Pacemaker pacemaker, Corosync corosync) {
    machine.part(Services.class).define("pacemaker", new OnCorosync(pacemaker, corosync), true);
  }

  private static class Following implements Membership.Follower {
    private final Pacemaker pacemaker;

    Following(Pacemaker pacemaker) {
      this.pacemaker = pacemaker;
    }

    @Override
    public void started() {
      // A service of its own starts it.
    }

    @Override
    public void changed() {
      pacemaker.membersChanged();
    }

    @Override
    public void rejoined() {
      pacemaker.restartDaemons();
    }

    @Override
    public void stopping() throws InterruptedException {
      pacemaker.leave();
    }

    @Override
    public void gone() {
      pacemaker.stop();
    }
  }

  /// `pacemaker.service`, which requires `corosync.service`.
  private record OnCorosync(Pacemaker pacemaker, Corosync corosync) implements Service {
    private static final Duration STARTING = Duration.ofSeconds(1);

    @Override
    public int start(Call call) throws InterruptedException {
      if (!corosync.isRunning() && corosync.start(call) != 0) {
        call.err().println("A dependency job for pacemaker.service failed.");
        return 1;
      }
      synchronized (pacemaker.timeline()) {
        pacemaker.begin();
      }
      pacemaker.timeline().sleep(STARTING);
      return 0;
    }

    @Override
    public int stop(Call call) throws InterruptedException {
      pacemaker.leave();
      return 0;
    }

    @Override
    public boolean isRunning() {
      synchronized (pacemaker.timeline()) {
        return pacemaker.isRunning();
      }
    }

    @Override
    public void powerLost() {
      synchronized (pacemaker.timeline()) {
        pacemaker.stop();
      }
    }
  }
}
