package futago.simulator.machine;

/// A program of a simulated host, such as `grep` or `drbdadm`.
@FunctionalInterface
public interface Program {
  /// Runs it to its end, in the machine's time.
  ///
  /// @param call how it was called, and its streams
  /// @return its exit status, 0 to 255
  /// @throws InterruptedException if the command was ended, or the machine was switched off
  int run(Call call) throws InterruptedException;
}
