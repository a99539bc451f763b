package futago.simulator.shell;

import java.util.List;
import java.util.Map;

/// `echo`, `printf` and `test`.
final class TextBuiltins {
  private TextBuiltins() {}

  static Map<String, Builtin.Body> all() {
    return Map.of(
        "echo", TextBuiltins::echo,
        "printf", TextBuiltins::printf,
        "test", (shell, arguments, say) -> test(shell, arguments, say),
        "[", TextBuiltins::bracket);
  }

  private static int echo(Interpreter shell, List<String> arguments, Builtin.Say say) {
    return write(shell, Echo.text(arguments, shell.environment().dialect), say);
  }

  private static int write(Interpreter shell, byte[] bytes, Builtin.Say say) {
    var out = shell.environment().descriptors.output(1);
    out.write(bytes, 0, bytes.length);
    return out.checkError() ? say.fail(1, "I/O error") : 0;
  }

  private static int printf(Interpreter shell, List<String> arguments, Builtin.Say say) {
    if (arguments.isEmpty()) {
      return say.fail(2, "usage: printf format [arg ...]");
    }
    var printf = new Printf(message -> say.fail(1, message));
    int written = write(shell, printf.text(arguments), say);
    return printf.failed() ? 1 : written;
  }

  private static int bracket(Interpreter shell, List<String> arguments, Builtin.Say say) {
    if (arguments.isEmpty() || !arguments.getLast().equals("]")) {
      return say.fail(2, "missing ]");
    }
    return test(shell, arguments.subList(0, arguments.size() - 1), say);
  }

  private static int test(Interpreter shell, List<String> arguments, Builtin.Say say) {
    Environment environment = shell.environment();
    try {
      return new TestExpression(environment.machine, environment.user, environment.directory)
              .isTrue(arguments)
          ? 0
          : 1;
    } catch (IllegalArgumentException e) {
      return say.fail(2, e.getMessage());
    }
  }
}
