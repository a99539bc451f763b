package futago.simulator.host.service;

import futago.simulator.machine.Call;
import futago.simulator.machine.Service;
import java.time.Duration;

/// A service that does nothing but run.
public final class Daemon implements Service {
  private static final Duration USUAL = Duration.ofMillis(300);

  private static final int OLDEST = 500;

  private final String process;
  private final SysvWords words;
  private volatile int pid;

  /// @param process the name of its process
  /// @param words what its init script says; systemd keeps that to itself
  public Daemon(String process, SysvWords words) {
    this.process = process;
    this.words = words;
  }

  /// A service that runs already. Its process is older than all that are known of.
  public Daemon running() {
    pid = OLDEST + Math.floorMod(process.hashCode(), OLDEST);
    return this;
  }

  @Override
  public int start(Call call) throws InterruptedException {
    words.starting(call);
    call.machine().clock().sleep(USUAL);
    pid = call.process().pid();
    words.done(call);
    return 0;
  }

  @Override
  public int stop(Call call) throws InterruptedException {
    words.stopping(call);
    boolean ran = isRunning();
    call.machine().clock().sleep(USUAL);
    pid = 0;
    if (ran) {
      words.done(call);
      return 0;
    }
    words.failed(call);
    return 0;
  }

  @Override
  public int status(Call call, String name) {
    if (isRunning()) {
      call.out().println("%s (pid  %d) is running...".formatted(process, pid));
      return 0;
    }
    call.out().println(process + " is stopped");
    return 3;
  }

  @Override
  public boolean isRunning() {
    return pid != 0;
  }

  @Override
  public void powerLost() {
    pid = 0;
  }
}
