package futago.simulator.shell;

import java.util.List;

/// A command of the shell's own.
///
/// @param special whether POSIX calls it special: assignments in front of it last, and an error in
///   its redirections ends the shell
/// @param body what it does
record Builtin(boolean special, Body body) {
  /// What a builtin does.
  @FunctionalInterface
  interface Body {
    /// Does it.
    ///
    /// @return the exit status
    int run(Interpreter shell, List<String> arguments, Say say) throws InterruptedException;
  }

  /// Says what is wrong.
  @FunctionalInterface
  interface Say {
    /// Says it on standard error.
    ///
    /// @return the status given
    int fail(int status, String text);
  }

  int run(Interpreter shell, String name, List<String> arguments, int line)
      throws InterruptedException {
    return body.run(
        shell,
        arguments,
        (status, text) -> {
          shell.complain(line, name + ": " + text);
          return status;
        });
  }
}
