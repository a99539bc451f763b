package futago.cli;

/// What a command line ends with, for scripts.
public final class ExitStatus {
  /// What was asked for is done.
  public static final int DONE = 0;

  /// A step failed, or a node could not be worked with.
  public static final int FAILED = 1;

  /// The command line or the cluster spec is not right; no node was contacted.
  public static final int BAD_INPUT = 2;

  /// Refused because something that is not Futago's would be lost, or a host is not the one it was.
  public static final int REFUSED = 3;

  /// Stopped by the user, as shells say it: 128 + SIGINT.
  public static final int CANCELLED = 130;

  private ExitStatus() {}
}
