package futago.simulator.machine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Starts the programs of a machine.
public final class Launcher {
  /// Status of a command that is not there.
  public static final int NOT_FOUND = 127;

  /// Status of a file that is there and cannot be run.
  public static final int NOT_EXECUTABLE = 126;

  private static final int BUG = 70;

  private final Machine machine;

  Launcher(Machine machine) {
    this.machine = machine;
  }

  /// What a command said.
  ///
  /// @param status its exit status
  public record Outcome(int status, String output, String error) {}

  /// Runs a command that nobody on the machine started, in root's environment, and waits.
  public Outcome run(String input, String... argv) throws InterruptedException {
    return run("root", input.getBytes(StandardCharsets.UTF_8), List.of(argv));
  }

  /// Runs a command that nobody on the machine started, and waits.
  public Outcome run(String user, byte[] input, List<String> argv) throws InterruptedException {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int status;
    try (var descriptors =
        Descriptors.of(
            OpenFiles.reading(new ByteArrayInputStream(input)),
            OpenFiles.writing(out),
            OpenFiles.writing(err))) {
      status = run(login(user, argv, descriptors), () -> {}, _ -> {});
    }
    return new Outcome(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// What a command of a user's gets who has just logged in.
  public Launch login(String user, List<String> argv, Descriptors descriptors) {
    Account account = Account.of(machine, user);
    return new Launch(
        user,
        argv,
        Map.of(
            "PATH",
            "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME",
            account.home(),
            "USER",
            user,
            "LOGNAME",
            user,
            "SHELL",
            account.shell()),
        account.home(),
        022,
        descriptors);
  }

  /// Runs a command that nobody on the machine started, and waits.
  ///
  /// @param connectionCutter cuts the connection that it came by
  /// @param started told of the process when it has begun
  public int run(Launch launch, Runnable connectionCutter, Consumer<SimProcess> started)
      throws InterruptedException {
    SimProcess process = machine.processes().start(launch, connectionCutter);
    started.accept(process);
    return run(launch, process);
  }

  /// Runs a command and waits.
  ///
  /// @param askedBy says that there is no such command
  public int run(Launch launch, SimProcess parent, String askedBy) throws InterruptedException {
    parent.checkAlive();
    if (find(launch).isEmpty()) {
      return missing(launch, askedBy);
    }
    return run(launch, machine.processes().start(parent, launch));
  }

  private int missing(Launch launch, String askedBy) {
    machine.noteMissing(launch.argv());
    launch
        .descriptors()
        .output(2)
        .println(askedBy + ": " + launch.argv().getFirst() + ": No such file or directory");
    return NOT_FOUND;
  }

  /// Runs a command in the place of the program that a process runs now, as `exec` does.
  ///
  /// @param askedBy says that there is no such command
  public int become(Launch launch, SimProcess process, String askedBy) throws InterruptedException {
    process.checkAlive();
    Optional<Program> program = find(launch);
    if (program.isEmpty()) {
      return missing(launch, askedBy);
    }
    machine.processes().replace(process, launch);
    int status =
        machine.faults().run(program.get(), new ProgramCall(machine, launch, process), process);
    process.checkAlive();
    return status;
  }

  private int run(Launch launch, SimProcess process) throws InterruptedException {
    var call = new ProgramCall(machine, launch, process);
    try {
      int status = machine.faults().run(find(launch).orElseThrow(), call, process);
      process.checkAlive();
      return status;
    } catch (InterruptedException | EndedException e) {
      if (process.pending().isEmpty()) {
        throw (InterruptedException) new InterruptedException().initCause(e);
      }
      return process.pending().get().status();
    } catch (BrokenPipeException e) {
      return Signal.PIPE.status();
    } catch (RuntimeException | StackOverflowError e) {
      machine.noteUnknown(String.join(" ", launch.argv()) + ": " + e);
      call.err().println(call.name() + ": error in the simulator: " + e);
      return BUG;
    } finally {
      launch.descriptors().flush();
      machine.processes().end(process);
    }
  }

  /// What a command means: a program, or a script among the machine's files.
  public Optional<Program> find(Launch launch) {
    String word = launch.argv().getFirst();
    String path =
        word.contains("/") && !word.startsWith("/") ? launch.directory() + "/" + word : word;
    Optional<Program> program = machine.command(path);
    if (program.isPresent() || word.isEmpty()) {
      return program;
    }
    List<String> candidates = new ArrayList<>();
    if (word.contains("/")) {
      candidates.add(path);
    } else {
      for (String directory : launch.environment().getOrDefault("PATH", "").split(":", -1)) {
        candidates.add((directory.isEmpty() ? launch.directory() : directory) + "/" + word);
      }
    }
    return candidates.stream()
        .filter(each -> each.startsWith("/"))
        .flatMap(each -> machine.command(each).or(() -> script(each)).stream())
        .findFirst();
  }

  /// The path of the program that a command means.
  ///
  /// @return nothing if there is none
  public Optional<String> whereIs(Launch launch) {
    String word = launch.argv().getFirst();
    if (word.contains("/")) {
      return find(launch).map(_ -> word);
    }
    return Stream.of(launch.environment().getOrDefault("PATH", "").split(":", -1))
        .map(directory -> directory + "/" + word)
        .filter(path -> path.startsWith("/"))
        .filter(path -> isThere(path))
        .findFirst()
        .or(() -> machine.program(word).map(_ -> "/usr/bin/" + word));
  }

  private boolean isThere(String path) {
    return machine.program(path).isPresent()
        || machine
            .files()
            .find(path)
            .filter(file -> file.isFile() && (file.mode() & 0111) != 0)
            .isPresent();
  }

  private Optional<Program> script(String path) {
    Optional<FileEntry> file = machine.files().find(path).filter(FileEntry::isFile);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    if ((file.get().mode() & 0111) == 0) {
      return Optional.of(
          call -> {
            call.err().println(call.process().argv().getFirst() + ": Permission denied");
            return NOT_EXECUTABLE;
          });
    }
    List<String> interpreter = new ArrayList<>(List.of("/bin/sh"));
    String text = new String(file.get().content(), StandardCharsets.UTF_8);
    if (text.startsWith("#!")) {
      interpreter =
          new ArrayList<>(
              List.of(text.lines().findFirst().orElse("").substring(2).strip().split("\\s+", 2)));
    }
    interpreter.add(path);
    List<String> start = List.copyOf(interpreter);
    return Optional.of(
        call -> {
          List<String> argv = new ArrayList<>(start);
          argv.addAll(call.arguments());
          return call.become(call.launch().calling(argv));
        });
  }

  /// The call that a program sees.
  private record ProgramCall(
      Machine machine,
      Launch launch,
      SimProcess process,
      InputStream in,
      PrintStream out,
      PrintStream err)
      implements Call {
    ProgramCall(Machine machine, Launch launch, SimProcess process) {
      this(
          machine,
          launch,
          process,
          launch.descriptors().input(0),
          launch.descriptors().output(1),
          launch.descriptors().output(2));
    }

    @Override
    public String name() {
      String word = launch.argv().getFirst();
      return word.substring(word.lastIndexOf('/') + 1);
    }

    @Override
    public List<String> arguments() {
      return launch.argv().subList(1, launch.argv().size());
    }

    @Override
    public String environment(String variable) {
      return launch.environment().getOrDefault(variable, "");
    }

    @Override
    public String directory() {
      return launch.directory();
    }

    @Override
    public String user() {
      return launch.user();
    }

    @Override
    public int exec(Launch other) throws InterruptedException {
      return machine.launcher().run(other, process, name());
    }
  }
}
