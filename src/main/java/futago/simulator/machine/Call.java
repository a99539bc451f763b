package futago.simulator.machine;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;

/// One call of a {@link Program}: its arguments, its streams and what surrounds it. Output is UTF-8
/// with line feeds.
public interface Call {
  /// The machine it runs on.
  Machine machine();

  /// The name it was called by, without directory.
  String name();

  /// Its arguments, without the name.
  List<String> arguments();

  /// Standard input.
  InputStream in();

  /// Standard output.
  PrintStream out();

  /// Standard error.
  PrintStream err();

  /// An environment variable; empty if it is not set.
  String environment(String variable);

  /// The working directory, absolute.
  String directory();

  /// The name of the user it runs as.
  String user();

  /// Its process.
  SimProcess process();

  /// All that it was started with, as a pattern for what it starts itself.
  Launch launch();

  /// An absolute path: the given one as seen from the working directory.
  default String path(String path) {
    return path.startsWith("/") ? path : directory() + "/" + path;
  }

  /// Runs another command and waits for its end.
  ///
  /// @return its exit status; 127 if there is no such program, which is then said
  int exec(Launch other) throws InterruptedException;

  /// Runs another command in the place of this one, as `env` does.
  ///
  /// @return its exit status; 127 if there is no such program, which is then said
  default int become(Launch other) throws InterruptedException {
    return machine().launcher().become(other, process(), name());
  }

  /// Runs another command with the same streams, environment and directory, as `xargs` or `timeout`
  /// do.
  ///
  /// @param user who it runs as
  /// @param argv name and arguments
  /// @return its exit status; 127 if there is no such program, which is then said
  default int exec(String user, List<String> argv) throws InterruptedException {
    return exec(launch().as(user).calling(argv));
  }

  /// Says what is wrong, as most programs do: `NAME: TEXT` on standard error.
  ///
  /// @return the exit status given
  default int fail(int status, String text) {
    err().println(name() + ": " + text);
    return status;
  }
}
