package futago.simulator.machine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A process of a simulated machine: a program that runs, or a shell's fork of itself. A program
/// that another one waits for runs on that one's thread.
public final class SimProcess {
  private final int pid;
  private final SimProcess parent;
  private final Thread thread = Thread.currentThread();
  private final Runnable connectionCutter;
  private volatile Launch image;
  private volatile Set<Signal> caught = Set.of();
  private volatile Signal signal;
  private volatile boolean over;

  /// The one that it waits for on its own thread.
  private SimProcess child;

  /// Whether even a signal that it catches wakes it up.
  private boolean waits;

  SimProcess(int pid, SimProcess parent, Launch launch, Runnable connectionCutter) {
    this.pid = pid;
    this.parent = parent;
    this.image = launch;
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
    return image.user();
  }

  /// How it was called.
  public List<String> argv() {
    return image.argv();
  }

  /// Its environment when it was started.
  public Map<String, String> environment() {
    return image.environment();
  }

  /// Another program takes its place.
  void become(Launch other) {
    image = other;
    caught = Set.of();
  }

  /// Cuts the connection that it was started by, without a word to the other end.
  public void cutConnection() {
    connectionCutter.run();
  }

  Runnable connectionCutter() {
    return connectionCutter;
  }

  /// Says which signals do not end it; it looks after them by itself, as a shell does after its
  /// traps.
  public void catches(Set<Signal> signals) {
    caught = Set.copyOf(signals);
  }

  /// The signal that it was sent and has not dealt with.
  public Optional<Signal> pending() {
    return Optional.ofNullable(signal);
  }

  /// Takes note of the signal that it was sent, as a trap does.
  public synchronized void forgetSignal() {
    signal = null;
    // The wake-up has done its work.
    Thread.interrupted();
  }

  /// Sends it a signal. One that it catches is looked after when it comes to that by itself: what
  /// it does meanwhile goes on, as in a shell. Any other ends it, and also the program that it
  /// waits for, for both are on one thread.
  ///
  /// @return whether there still was such a process
  public boolean send(Signal sent) {
    SimProcess below;
    boolean ends = ends(sent);
    synchronized (this) {
      if (over) {
        return false;
      }
      if (signal != Signal.KILL) {
        signal = sent;
      }
      below = child;
      if (below == null && (ends || waits)) {
        thread.interrupt();
      }
    }
    if (below != null && ends) {
      below.send(sent);
    }
    return true;
  }

  private boolean ends(Signal sent) {
    return sent == Signal.KILL || !caught.contains(sent);
  }

  private boolean isEnded() {
    Signal sent = signal;
    return sent != null && ends(sent);
  }

  /// Something that takes a while.
  @FunctionalInterface
  public interface Waiting {
    void await() throws InterruptedException;
  }

  /// Waits in such a way that every signal ends the waiting, also one that it catches.
  ///
  /// @throws InterruptedException if there was a signal
  public void await(Waiting waiting) throws InterruptedException {
    synchronized (this) {
      if (signal != null) {
        throw new InterruptedException();
      }
      waits = true;
    }
    try {
      waiting.await();
    } finally {
      synchronized (this) {
        waits = false;
      }
    }
  }

  /// Notes that it waits for another one from now on.
  ///
  /// @throws InterruptedException if it was ended before
  synchronized void waitFor(SimProcess started) throws InterruptedException {
    if (isEnded()) {
      throw new InterruptedException();
    }
    if (started.thread == thread) {
      child = started;
    }
  }

  /// Its thread goes on with what is above it.
  void end() {
    synchronized (this) {
      over = true;
      if (signal != null) {
        // The wake-up was for this one.
        Thread.interrupted();
      }
    }
    if (parent != null && parent.thread == thread) {
      synchronized (parent) {
        parent.child = null;
      }
    }
  }

  /// Whether it is through.
  public boolean isOver() {
    return over;
  }

  /// Goes on only if it was not ended.
  ///
  /// @throws InterruptedException if it was
  public void checkAlive() throws InterruptedException {
    if (isEnded() || Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
