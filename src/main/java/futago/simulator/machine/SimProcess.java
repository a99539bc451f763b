package futago.simulator.machine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A process of a simulated machine: a program that runs, or a shell's fork of itself. A program
/// that another one waits for runs on that one's thread.
public final class SimProcess {
  private final int pid;
  private final SimProcess parent;
  private final String user;
  private final List<String> argv;
  private final Map<String, String> environment;
  private final Thread thread = Thread.currentThread();
  private final Runnable connectionCutter;
  private volatile Signal signal;
  private volatile boolean over;

  SimProcess(int pid, SimProcess parent, Launch launch, Runnable connectionCutter) {
    this.pid = pid;
    this.parent = parent;
    this.user = launch.user();
    this.argv = launch.argv();
    this.environment = launch.environment();
    this.connectionCutter = connectionCutter;
  }

  /// Its number.
  public int pid() {
    return pid;
  }

  /// Who started it; empty for what came by a connection, or was started by the machine itself.
  public Optional<SimProcess> parent() {
    return Optional.ofNullable(parent);
  }

  /// The parent's number; 1 once the parent is over.
  public int parentPid() {
    return parent == null || parent.over ? 1 : parent.pid;
  }

  /// Who it runs as.
  public String user() {
    return user;
  }

  /// How it was called.
  public List<String> argv() {
    return argv;
  }

  /// Its environment when it was started.
  public Map<String, String> environment() {
    return environment;
  }

  /// Cuts the connection that it was started by, without a word to the other end.
  public void cutConnection() {
    connectionCutter.run();
  }

  Runnable connectionCutter() {
    return connectionCutter;
  }

  /// The signal that it was sent and has not dealt with.
  public Optional<Signal> pending() {
    return Optional.ofNullable(signal);
  }

  /// Takes note of the signal that it was sent, as a trap does.
  public void forgetSignal() {
    signal = null;
  }

  /// Sends it a signal.
  ///
  /// @return whether there still was such a process
  public synchronized boolean send(Signal sent) {
    if (over) {
      return false;
    }
    if (signal != Signal.KILL) {
      signal = sent;
    }
    thread.interrupt();
    return true;
  }

  /// Its thread goes on with what is above it.
  synchronized void end() {
    over = true;
    if (signal != null) {
      // The wake-up was for this one. Those above it know by their own signals.
      Thread.interrupted();
    }
  }

  /// Whether it is through.
  public boolean isOver() {
    return over;
  }

  /// Goes on only if neither it nor any that waits for it on the same thread was ended.
  ///
  /// @throws InterruptedException if one was
  public void checkAlive() throws InterruptedException {
    for (SimProcess each = this; each != null && each.thread == thread; each = each.parent) {
      if (each.signal != null) {
        throw new InterruptedException();
      }
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
