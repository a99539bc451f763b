package futago.cluster.probe;

/// Where a probe writes: a database as a client reaches it.
public interface ProbeTarget extends AutoCloseable {
  /// Logs in, and makes the probe's table where there is none.
  ///
  /// @throws ProbeException if there is no database to be had now
  ProbeConnection open() throws ProbeException;

  /// Lets go of what leads there. Most targets hold nothing.
  @Override
  default void close() {}
}
