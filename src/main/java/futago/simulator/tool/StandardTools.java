package futago.simulator.tool;

import futago.simulator.machine.Call;
import futago.simulator.machine.FileEntry;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Program;
import futago.simulator.machine.Tool;
import futago.simulator.machine.UsageException;
import futago.simulator.shell.Dialect;
import futago.simulator.shell.Echo;
import futago.simulator.shell.Printf;
import futago.simulator.shell.ShellProgram;
import futago.simulator.shell.TestExpression;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What every host has: a shell, the usual tools, and the usual directories and devices.
public final class StandardTools {
  private static final Map<String, Program> ALL = all();

  private StandardTools() {}

  private static Map<String, Program> all() {
    var tools = new HashMap<String, Tool>();
    tools.putAll(ReadTools.all());
    tools.putAll(FileTools.all());
    tools.putAll(PathTools.all());
    tools.putAll(CopyTools.all());
    tools.putAll(OwnerTools.all());
    tools.putAll(ListTools.all());
    tools.putAll(TextTools.all());
    tools.putAll(SumTools.all());
    tools.putAll(UserTools.all());
    tools.putAll(SystemTools.all());
    tools.putAll(RunTools.all());
    tools.put("awk", AwkProgram.tool());
    tools.put("mawk", AwkProgram.tool());
    tools.put("diff", Diff.tool());
    tools.put("find", Find.tool());
    tools.put("grep", Grep.tool());
    tools.put("egrep", Grep.tool());
    tools.put("fgrep", Grep.tool());
    tools.put("sed", Sed.tool());
    tools.put("sort", Sort.tool());
    tools.put("expr", Expr.tool());
    tools.put("true", _ -> 0);
    tools.put("false", _ -> 1);
    tools.put("echo", call -> print(call, Echo.text(call.arguments(), Dialect.BASH)));
    tools.put("printf", StandardTools::printf);
    tools.put("test", call -> test(call, call.arguments()));
    tools.put("[", StandardTools::bracket);
    tools.put(
        "pwd", call -> print(call, (call.directory() + "\n").getBytes(StandardCharsets.UTF_8)));
    var all = new HashMap<String, Program>();
    tools.forEach((name, tool) -> all.put(name, tool.program()));
    return Map.copyOf(all);
  }

  /// Installs them on a host whose files are there already: CentOS has another `sh` than Debian.
  public static void installOn(Machine machine) {
    boolean centos = machine.files().exists("/etc/redhat-release");
    installOn(machine, centos ? Dialect.BASH : Dialect.DASH);
  }

  /// Installs them.
  ///
  /// @param shell what `sh` is
  public static void installOn(Machine machine, Dialect shell) {
    ALL.forEach(machine::install);
    machine.install("sh", new ShellProgram(shell));
    machine.install("bash", new ShellProgram(Dialect.BASH));
    if (shell == Dialect.DASH) {
      machine.install("dash", new ShellProgram(Dialect.DASH));
    }
    try {
      for (String directory :
          List.of(
              "/bin",
              "/dev",
              "/etc",
              "/home",
              "/proc",
              "/root",
              "/run",
              "/sbin",
              "/usr/bin",
              "/usr/sbin",
              "/var/lib",
              "/var/log")) {
        machine.files().makeDirectories(directory);
      }
      for (String directory : List.of("/tmp", "/var/tmp")) {
        machine.files().makeDirectories(directory);
        machine
            .files()
            .set(directory, machine.files().find(directory).orElseThrow().withMode(01777));
      }
      machine.files().set("/root", machine.files().find("/root").orElseThrow().withMode(0700));
      for (String device :
          List.of("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom", "/dev/tty")) {
        machine
            .files()
            .set(
                device,
                new FileEntry(
                    FileEntry.Kind.CHARACTER_DEVICE,
                    "root",
                    "root",
                    0666,
                    machine.clock().instant(),
                    new byte[0],
                    ""));
      }
    } catch (FileSystemException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int print(Call call, byte[] bytes) {
    call.out().write(bytes, 0, bytes.length);
    return 0;
  }

  private static int printf(Call call) {
    if (call.arguments().isEmpty()) {
      throw new UsageException(1, "missing operand");
    }
    var printf = new Printf(what -> call.fail(1, what));
    print(call, printf.text(call.arguments()));
    return printf.failed() ? 1 : 0;
  }

  private static int bracket(Call call) {
    List<String> words = call.arguments();
    if (words.isEmpty() || !words.getLast().equals("]")) {
      return call.fail(2, "missing ']'");
    }
    return test(call, words.subList(0, words.size() - 1));
  }

  private static int test(Call call, List<String> words) {
    try {
      return new TestExpression(call.machine(), call.user(), call.directory()).isTrue(words)
          ? 0
          : 1;
    } catch (IllegalArgumentException e) {
      return call.fail(2, e.getMessage());
    }
  }
}
