package futago.simulator.machine;

/// A machine's system log.
public interface Syslog {
  /// Writes a line, to whichever files the log's rules say; to none while no log daemon runs.
  ///
  /// @param facility such as `local0`, `daemon`, `kern`
  /// @param tag who says it, such as `postgres[1234]`
  /// @param text what is said
  void log(String facility, String tag, String text);
}
