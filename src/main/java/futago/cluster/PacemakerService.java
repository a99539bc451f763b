package futago.cluster;

/// Whether Pacemaker runs on a node.
public enum PacemakerService {
  RUNNING,
  /// It is installed, but stopped or just starting.
  NOT_RUNNING,
  NOT_INSTALLED,
  /// The node did not answer, or its answer could not be read.
  UNKNOWN
}
