package futago.remote;

/// What came of a remote command.
///
/// @param status exit status; 128 + N for a command ended by signal N
/// @param output standard output, at most its last mebibyte
/// @param error standard error, at most its last mebibyte
public record CommandResult(int status, String output, String error) {
  /// Whether the exit status is 0.
  public boolean succeeded() {
    return status == 0;
  }
}
