package futago.simulator.machine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  private static final Set<String> PATH =
      Set.of("/bin", "/sbin", "/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin");

  private final String name;
  private final SimClock clock;
  private final FileTree files;
  private final Map<String, Program> programs = new ConcurrentHashMap<>();
  private final List<String> unknownCommands = new CopyOnWriteArrayList<>();
  private final Map<Class<?>, Object> parts = new HashMap<>();
  private final List<Consumer<Boolean>> powerListeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean on = new AtomicBoolean(true);
  private final Set<String> missing = ConcurrentHashMap.newKeySet();
  private final Processes processes = new Processes(this);
  private final Launcher launcher = new Launcher(this);
  private final Faults faults = new Faults();

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
  ///
  /// @param program its name if it lies on everybody's `PATH`, such as `grep`; else its absolute
  ///   path, such as `/usr/pgsql-9.3/bin/pg_ctl`
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

  /// The program that the first word of a command means: a name, or a path. What lies on the `PATH`
  /// is found in any of its usual directories, whichever it really is in.
  ///
  /// @param word as it was given; a relative path must be made absolute first
  public Optional<Program> command(String word) {
    int slash = word.lastIndexOf('/');
    return slash >= 0 && programs.get(word) == null && PATH.contains(word.substring(0, slash))
        ? program(word.substring(slash + 1))
        : program(word);
  }

  /// What runs on it.
  public Processes processes() {
    return processes;
  }

  /// Starts its programs.
  public Launcher launcher() {
    return launcher;
  }

  /// What goes wrong on it on purpose.
  public Faults faults() {
    return faults;
  }

  /// Says that a host such as this one does not have these programs either: to call one of them is
  /// no gap in the model. Once installed, they are there.
  public void lacks(String... names) {
    missing.addAll(List.of(names));
  }

  /// Notes that a program was called that is not installed, unless it {@link #lacks} it.
  public void noteMissing(List<String> argv) {
    if (!missing.contains(argv.getFirst())) {
      noteUnknown(String.join(" ", argv));
    }
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

  /// Switches it on or off, and tells those who follow it. When it goes off, they learn of it in
  /// the opposite order to that in which they registered.
  public void power(boolean nowOn) {
    if (on.getAndSet(nowOn) == nowOn) {
      return;
    }
    if (!nowOn) {
      processes.endAll();
    }
    (nowOn ? powerListeners : powerListeners.reversed())
        .forEach(listener -> listener.accept(nowOn));
  }

  /// Follows the machine's power, as its services and its SSH server do.
  ///
  /// @param listener told `true` when the machine was switched on, `false` when off; must not wait
  ///   for long
  public void onPower(Consumer<Boolean> listener) {
    powerListeners.add(listener);
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
