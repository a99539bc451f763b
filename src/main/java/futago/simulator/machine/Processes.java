package futago.simulator.machine;

import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// The processes that run on a machine. Each has its directory in `/proc`, with `cmdline`,
/// `environ` and `stat`.
public final class Processes {
  private static final int FIRST = 1000;

  private final Machine machine;
  private final AtomicInteger next = new AtomicInteger(FIRST);
  private final Map<Integer, SimProcess> all = new ConcurrentSkipListMap<>();

  Processes(Machine machine) {
    this.machine = machine;
  }

  /// Makes a process of the current thread. Whoever starts it ends it.
  ///
  /// @param parent who starts it
  public SimProcess start(SimProcess parent, Launch launch) throws InterruptedException {
    return start(parent, launch, parent.connectionCutter());
  }

  /// Makes a process of the current thread that nobody on the machine started.
  ///
  /// @param connectionCutter cuts the connection that it came by
  public SimProcess start(Launch launch, Runnable connectionCutter) throws InterruptedException {
    return start(null, launch, connectionCutter);
  }

  private SimProcess start(SimProcess parent, Launch launch, Runnable connectionCutter)
      throws InterruptedException {
    var process = new SimProcess(next.incrementAndGet(), parent, launch, connectionCutter);
    all.put(process.pid(), process);
    try {
      if (!machine.isOn()) {
        throw new InterruptedException();
      }
      if (parent != null) {
        parent.waitFor(process);
      }
    } catch (InterruptedException e) {
      all.remove(process.pid());
      throw e;
    }
    show(process);
    machine.files().generate(directory(process) + "/stat", () -> stat(process));
    return process;
  }

  private static String directory(SimProcess process) {
    return "/proc/" + process.pid();
  }

  private void show(SimProcess process) {
    String environment =
        process.environment().entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue() + "\0")
            .collect(Collectors.joining());
    machine.files().install(directory(process) + "/environ", environment);
    machine
        .files()
        .install(directory(process) + "/cmdline", String.join("\0", process.argv()) + "\0");
  }

  /// Puts another program in the place of a process's own, as `exec` does.
  void replace(SimProcess process, Launch launch) {
    process.become(launch);
    show(process);
  }

  private static String stat(SimProcess process) {
    String name = process.argv().getFirst();
    return "%d (%s) S %d %d %d 0 -1 4194304\n"
        .formatted(
            process.pid(),
            name.substring(name.lastIndexOf('/') + 1),
            process.parentPid(),
            process.pid(),
            process.pid());
  }

  /// A process is through.
  public void end(SimProcess process) {
    process.end();
    all.remove(process.pid());
    try {
      for (String file : List.of("/cmdline", "/environ", "/stat", "")) {
        machine.files().delete(directory(process) + file);
      }
    } catch (FileSystemException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The process of a number.
  public Optional<SimProcess> find(int pid) {
    return Optional.ofNullable(all.get(pid));
  }

  /// All that run, by number.
  public List<SimProcess> all() {
    return List.copyOf(all.values());
  }

  /// Kills all of them, as a power-off does.
  void endAll() {
    all.values().forEach(process -> process.send(Signal.KILL));
  }
}
