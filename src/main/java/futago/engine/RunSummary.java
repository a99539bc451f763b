package futago.engine;

import java.time.Duration;

/// What a run came to.
///
/// @param satisfied steps that were done already
/// @param applied steps that were done and verified
/// @param failed steps that failed
/// @param changes actions that changed something; each node's count for themselves
/// @param roundTrips commands sent to the nodes, all kinds together
/// @param whole how long the run took
/// @param remote how much of that time at least one command was running on a node
public record RunSummary(
    int satisfied,
    int applied,
    int failed,
    int changes,
    int roundTrips,
    Duration whole,
    Duration remote) {}
