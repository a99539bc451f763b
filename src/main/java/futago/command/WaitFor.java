package futago.command;

import futago.text.Message;
import java.time.Duration;

/// Waits until a condition holds on a node. The probe only reads; its exit status 0 means that the
/// condition holds, and what it prints is what a person is shown as the last thing seen.
///
/// @param what what is waited for, for the slide and for the failure message
/// @param probe the command that looks; run again and again until it succeeds
/// @param deadline how long to wait at the most
/// @param pause how long to pause between two looks
public record WaitFor(Message what, Run probe, Duration deadline, Duration pause)
    implements Action {
  /// Waits with one look a second.
  public static WaitFor until(Message what, Run probe, Duration deadline) {
    return new WaitFor(what, probe, deadline, Duration.ofSeconds(1));
  }
}
