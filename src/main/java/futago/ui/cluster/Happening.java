package futago.ui.cluster;

import futago.text.Message;
import java.time.Instant;

/// Something that happened.
///
/// @param when it was noticed
/// @param what it was
/// @param tone how it is meant
record Happening(Instant when, Message what, Tone tone) {}
