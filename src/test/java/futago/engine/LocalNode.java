package futago.engine;

import futago.command.LocalShell;
import futago.command.Run;
import futago.remote.CommandResult;
import futago.remote.FreeLock;
import futago.remote.OutputListener;
import futago.remote.RemoteNode;
import java.util.Optional;

/// A node whose commands are run by a shell of this machine.
record LocalNode(String name, LocalShell shell) implements RemoteNode {
  @Override
  public CommandResult run(Run run, OutputListener output) {
    Optional<CommandResult> lock = FreeLock.answer(run);
    if (lock.isPresent()) {
      return lock.get();
    }
    LocalShell.Result result = shell.run(run);
    result.output().lines().forEach(line -> output.line(OutputListener.Stream.OUT, line));
    result.error().lines().forEach(line -> output.line(OutputListener.Stream.ERR, line));
    return new CommandResult(result.status(), end(result.output()), end(result.error()));
  }

  /// As much as a real node keeps.
  private static String end(String text) {
    return text.substring(Math.max(0, text.length() - (1 << 20)));
  }

  @Override
  public void close() {}
}
