package futago.cluster.probe;

import java.util.Set;

/// One login of a client. After a failure it is of no more use.
public interface ProbeConnection extends AutoCloseable {
  /// Writes a row and returns when the database has acknowledged it.
  ///
  /// @param run the run that the row belongs to
  /// @param number the row's number in it
  /// @throws ProbeException if it was not acknowledged; it may be there all the same
  void write(long run, long number) throws ProbeException;

  /// The numbers of the rows of a run that are there.
  Set<Long> present(long run) throws ProbeException;

  /// Takes the probe's table away, with the rows of all runs.
  void dropTable() throws ProbeException;

  /// Lets go of it, without waiting for a server that does not answer.
  @Override
  void close();
}
