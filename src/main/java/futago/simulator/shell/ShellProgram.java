package futago.simulator.shell;

import futago.simulator.machine.Call;
import futago.simulator.machine.FileEntry;
import futago.simulator.machine.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `sh`: runs the script after `-c`, in a file, or on standard input.
public final class ShellProgram implements Program {
  private final Dialect dialect;

  /// @param dialect which real shell it is
  public ShellProgram(Dialect dialect) {
    this.dialect = dialect;
  }

  @Override
  public int run(Call call) throws InterruptedException {
    List<String> arguments = new ArrayList<>(call.arguments());
    boolean inline = false;
    boolean fromInput = false;
    var options = new ArrayList<String>();
    while (!arguments.isEmpty() && arguments.getFirst().matches("[-+].+")) {
      String word = arguments.removeFirst();
      if (word.equals("--")) {
        break;
      }
      if (word.equals("-l") || word.equals("--login")) {
        continue; // There is no profile to read.
      }
      inline |= word.startsWith("-") && word.contains("c");
      fromInput |= word.startsWith("-") && word.contains("s");
      String others = word.replaceAll("[cs]", "");
      if (others.length() > 1) {
        options.add(others);
        if (others.endsWith("o") && !arguments.isEmpty()) {
          options.add(arguments.removeFirst());
        }
      }
    }
    if (inline) {
      if (arguments.isEmpty()) {
        return call.fail(2, "0: -c requires an argument");
      }
      String script = arguments.removeFirst();
      String name =
          arguments.isEmpty() ? call.process().argv().getFirst() : arguments.removeFirst();
      return live(call, name, options, arguments, script);
    }
    if (!arguments.isEmpty() && !fromInput) {
      String path = arguments.removeFirst();
      Optional<FileEntry> file =
          call.machine().files().find(call.path(path)).filter(FileEntry::isFile);
      return file.isEmpty()
          ? call.fail(127, "0: cannot open " + path + ": No such file")
          : live(
              call,
              path,
              options,
              arguments,
              new String(file.get().content(), StandardCharsets.UTF_8));
    }
    try {
      String script = new String(call.in().readAllBytes(), StandardCharsets.UTF_8);
      return live(call, call.process().argv().getFirst(), options, arguments, script);
    } catch (IOException e) {
      return call.fail(2, "0: " + e.getMessage());
    }
  }

  private int live(
      Call call, String name, List<String> options, List<String> arguments, String script)
      throws InterruptedException {
    var environment = new Environment(call.machine(), dialect, call.launch(), call.process(), name);
    environment.positional = List.copyOf(arguments);
    var interpreter = new Interpreter(environment);
    return interpreter.toItsEnd(
        () -> {
          VariableBuiltins.options(environment, options);
          return interpreter.runAll(script);
        });
  }
}
