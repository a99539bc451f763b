package futago.ui.frame;

import java.nio.file.Path;
import java.time.Clock;

/// The time of nodes for which it goes by faster than for us, as simulated ones can make it.
///
/// @param clock what time it is there
/// @param pace how many of its seconds go by in one of ours
/// @param state where journals of what is done there are kept
record NodeTime(Clock clock, double pace, Path state) {}
