package futago.remote;

/// Is told each line that a remote command prints, without its line break.
@FunctionalInterface
public interface OutputListener {
  /// Ignores all output.
  OutputListener NONE = (_, _) -> {};

  /// A line was printed.
  ///
  /// @param stream which of the two
  /// @param line without line break; overlong lines come in pieces
  void line(Stream stream, String line);

  /// Standard output or standard error.
  enum Stream {
    OUT,
    ERR
  }
}
