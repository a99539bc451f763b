package futago.cluster;

/// An operation of an agent that failed and is still on record.
///
/// @param resource the resource's name
/// @param operation such as `start` or `monitor`
/// @param node where
/// @param exitCode the agent's exit status, or Pacemaker's own for an operation that did not end
/// @param exitStatus what that means in Pacemaker's words, such as `not running`
/// @param reason what the agent said about it; may be empty
/// @param when as the node printed it; may be empty
public record FailedAction(
    String resource,
    String operation,
    String node,
    int exitCode,
    String exitStatus,
    String reason,
    String when) {}
