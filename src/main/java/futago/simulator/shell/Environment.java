package futago.simulator.shell;

import futago.simulator.machine.Descriptors;
import futago.simulator.machine.Launch;
import futago.simulator.machine.Machine;
import futago.simulator.machine.SimProcess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All that a shell remembers between commands. A subshell works on a copy.
final class Environment {
  final Machine machine;
  final Dialect dialect;
  final String user;
  final Variables variables;
  final Map<String, Command> functions = new HashMap<>();
  final Map<String, String> traps = new HashMap<>();
  final Set<Character> options = new HashSet<>();
  final List<Job> jobs = new ArrayList<>();
  final String name;
  final int pid;
  SimProcess process;

  /// Whether the process is this shell's alone, and not that of the shell that it was forked from.
  boolean ownsProcess;

  Descriptors descriptors;
  List<String> positional = List.of();
  String directory;
  int umask;
  int status;
  int backgroundPid;

  /// The one command that a fork is there for, where it is.
  Optional<Command> only = Optional.empty();

  int functionDepth;
  int loopDepth;

  /// A command in the background.
  @SuppressWarnings("ArrayRecordComponent") // written by the thread, read by whoever waits
  record Job(int pid, Thread thread, int[] status) {}

  /// @param name what `$0` is
  Environment(Machine machine, Dialect dialect, Launch launch, SimProcess process, String name) {
    this.machine = machine;
    this.dialect = dialect;
    this.user = launch.user();
    this.variables = new Variables(launch.environment());
    this.process = process;
    this.pid = process.pid();
    this.ownsProcess = true;
    this.name = name;
    this.directory = machine.files().real(launch.directory());
    this.umask = launch.umask();
    this.descriptors = launch.descriptors().copy();
    variables.set("PWD", directory);
    variables.set("PPID", Integer.toString(process.parentPid()));
  }

  private Environment(Environment other) {
    machine = other.machine;
    dialect = other.dialect;
    user = other.user;
    variables = other.variables.copy();
    functions.putAll(other.functions);
    options.addAll(other.options);
    other.traps.forEach(
        (signal, action) -> {
          if (action.isEmpty()) {
            traps.put(signal, action);
          }
        });
    name = other.name;
    pid = other.pid;
    process = other.process;
    descriptors = other.descriptors.copy();
    positional = other.positional;
    directory = other.directory;
    umask = other.umask;
    status = other.status;
    backgroundPid = other.backgroundPid;
    functionDepth = other.functionDepth;
    loopDepth = other.loopDepth;
  }

  /// The same for a subshell; what is open is the copy's to close.
  Environment fork() {
    return new Environment(this);
  }

  boolean has(char option) {
    return options.contains(option);
  }

  /// An absolute path.
  String path(String path) {
    return path.startsWith("/") ? path : (directory.equals("/") ? "" : directory) + "/" + path;
  }

  /// What a program is started with.
  Launch launch(List<String> argv, Map<String, String> environment) {
    return new Launch(user, argv, environment, directory, umask, descriptors);
  }
}
