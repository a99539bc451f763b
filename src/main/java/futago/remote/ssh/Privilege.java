package futago.remote.ssh;

import futago.command.Secret;
import futago.command.Shell;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// How the user who is logged in becomes root, and so what line is sent to the node for an argv.
/// The locale is pinned by `env` inside of sudo as well, because sudo drops the environment.
///
/// `sudo -S` reads the password from standard input byte by byte up to the first line break, so
/// what follows is the command's own input. That holds only if sudo does ask: hence the probe by
/// {@link SudoProbe} before anything is sent, and hence `-k`, which makes sudo forget for how long
/// it would not have asked again.
sealed interface Privilege {
  /// The variable by which all processes of a run can be found again.
  String RUN_VARIABLE = "FUTAGO_RUN";

  /// The user is root, or commands are to be run as the user itself.
  record None() implements Privilege {}

  /// sudo lets the user without asking.
  record SudoFreely() implements Privilege {}

  /// sudo asks for a password.
  record SudoWithPassword(Secret password) implements Privilege {}

  /// The line for the node's shell.
  ///
  /// @param argv what root is to run
  /// @param run names this run, see {@link Ending}
  default String line(List<String> argv, String run) {
    List<String> words = new ArrayList<>();
    switch (this) {
      case None _ -> {}
      case SudoFreely _ -> words.addAll(sudo("-n", "-k"));
      case SudoWithPassword _ -> words.addAll(sudo("-S", "-k", "-p", ""));
    }
    words.addAll(List.of("env", "LC_ALL=C", "LANGUAGE=C", RUN_VARIABLE + "=" + run));
    words.addAll(argv);
    return Shell.quote(words);
  }

  /// What goes into the standard input.
  default byte[] input(byte[] content) {
    return switch (this) {
      case None _, SudoFreely _ -> content;
      case SudoWithPassword with -> {
        var input = new ByteArrayOutputStream();
        input.writeBytes(with.password().reveal());
        input.write('\n');
        input.writeBytes(content);
        yield input.toByteArray();
      }
    };
  }

  /// The words that make sudo run what follows, its own messages in English.
  private static List<String> sudo(String... options) {
    List<String> words = new ArrayList<>(List.of("env", "LC_ALL=C", "LANGUAGE=C", "sudo"));
    words.addAll(List.of(options));
    words.add("--");
    return words;
  }
}
