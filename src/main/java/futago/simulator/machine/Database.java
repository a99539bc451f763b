package futago.simulator.machine;

/// A machine's PostgreSQL server, as far as a resource agent deals with it. Its tables lie among
/// the files of its data directory, so that they go where the file system goes.
public interface Database {
  /// Starts the server on a data directory; nothing happens if it runs already.
  ///
  /// @param dataDirectory absolute
  /// @param port the port it listens on
  /// @return empty, or what `pg_ctl` would say is wrong
  String start(String dataDirectory, int port) throws InterruptedException;

  /// Stops the server, clients or not.
  void stop() throws InterruptedException;

  /// Kills the server; its lock file stays behind.
  void kill();

  /// Whether it runs and answers.
  boolean isRunning();
}
