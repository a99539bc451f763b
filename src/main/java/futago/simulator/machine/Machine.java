package futago.simulator.machine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// A simulated host: its files, its programs, its time, and whether it is switched on.
///
/// What a host can do is the programs that are installed on it: a name that is not among them is
/// "command not found", as in any shell, and is noted in {@link #unknownCommands}. A program that
/// is called in a way that it does not model says so, fails, and is noted there as well.
public final class Machine {
  /// The exit status of a call that a program does not model. No real program here uses it.
  public static final int NOT_MODELLED = 99;

  private final String name;
  private final SimClock clock;
  private final FileTree files;
  private final Map<String, Program> programs = new ConcurrentHashMap<>();
  private final List<String> unknownCommands = new CopyOnWriteArrayList<>();
  private final Map<Class<?>, Object> parts = new HashMap<>();
  private final List<Consumer<Boolean>> powerListeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean on = new AtomicBoolean(true);

  /// @param name its host name when new
  /// @param clock its time
  public Machine(String name, SimClock clock) {
    this.name = name;
    this.clock = clock;
    this.files = new FileTree(clock);
  }

  /// What the world calls it; the host name that the machine itself gives may be another.
  public String name() {
    return name;
  }

  /// Its time.
  public SimClock clock() {
    return clock;
  }

  /// Its files.
  public FileTree files() {
    return files;
  }

  /// Installs a program, or replaces it.
  public void install(String program, Program code) {
    programs.put(program, code);
  }

  /// Takes a program away.
  public void uninstall(String program) {
    programs.remove(program);
  }

  /// The program of that name, if it is installed.
  public Optional<Program> program(String program) {
    return Optional.ofNullable(programs.get(program));
  }

  /// Notes a command line that this machine does not model.
  public void noteUnknown(String commandLine) {
    unknownCommands.add(name + ": " + commandLine);
  }

  /// Says that a call is not modelled, and notes it.
  ///
  /// @return {@link #NOT_MODELLED}
  public static int notModelled(Call call) {
    String line = call.name() + " " + String.join(" ", call.arguments());
    call.machine().noteUnknown(line.strip());
    call.err().println(call.name() + ": not modelled by this simulated node: " + line.strip());
    return NOT_MODELLED;
  }

  /// What was called and is not modelled, in order. A test can insist that there is nothing.
  public List<String> unknownCommands() {
    return List.copyOf(unknownCommands);
  }

  /// Whether it is switched on.
  public boolean isOn() {
    return on.get();
  }

  /// Switches it on or off. Who follows the machine's power (its SSH server, its services)
  /// registers with the world that owns it.
  void power(boolean nowOn) {
    on.set(nowOn);
  }

  /// A part of the machine that is modelled elsewhere, such as its packages or its DRBD.
  ///
  /// @throws IllegalStateException if it has none of that kind: an error in the simulator
  public synchronized <T> T part(Class<T> kind) {
    Object part = parts.get(kind);
    if (part == null) {
      throw new IllegalStateException(name + " has no " + kind.getSimpleName());
    }
    return kind.cast(part);
  }

  /// Gives the machine a part.
  public synchronized <T> void give(Class<T> kind, T part) {
    parts.put(kind, part);
  }
}
