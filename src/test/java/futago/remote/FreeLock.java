package futago.remote;

import futago.command.Run;
import java.util.Optional;

/// A node's lock that nobody else ever has, for nodes that are no hosts of their own.
public final class FreeLock {
  private FreeLock() {}

  /// The answer to a command that is about the lock; empty for all others.
  public static Optional<CommandResult> answer(Run run) {
    return run.argv().contains(NodeLock.PATH)
        ? Optional.of(new CommandResult(0, "taken\n", ""))
        : Optional.empty();
  }

  /// A node whose lock is free.
  public static RemoteNode on(RemoteNode node) {
    return new PassingNode(node) {
      @Override
      public CommandResult run(Run run, OutputListener output)
          throws RemoteException, InterruptedException {
        Optional<CommandResult> lock = answer(run);
        return lock.isPresent() ? lock.get() : node.run(run, output);
      }
    };
  }
}
