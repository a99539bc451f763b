package futago.ui.run;

import futago.engine.RunEvent;
import futago.engine.ShownAction;
import futago.engine.StepId;
import futago.remote.OutputListener;
import futago.text.Message;
import java.time.Duration;

/// A line of a node's pane. What is in words of ours is put into words when it is drawn, so that it
/// follows the language.
public sealed interface PaneLine {
  /// A step begins.
  record Heading(StepId step) implements PaneLine {}

  /// An action begins.
  record Begun(ShownAction action) implements PaneLine {}

  /// The node printed a line.
  record Printed(OutputListener.Stream stream, String text) implements PaneLine {}

  /// Lines that a journal left out.
  record Omitted(long lines) implements PaneLine {}

  /// An action ended.
  record Ended(ShownAction action, RunEvent.ActionFinished how) implements PaneLine {}

  /// The step was there already.
  record AlreadyDone() implements PaneLine {}

  /// What is missing.
  record Missing(Message why) implements PaneLine {}

  /// What the step achieves was seen to hold.
  record Verified(Duration took) implements PaneLine {}

  /// It takes longer, for this reason.
  record Delayed(Message why) implements PaneLine {}

  /// Something to know that stops nothing.
  record Noticed(Message what) implements PaneLine {}

  /// Something is wrong.
  record Trouble(Message what) implements PaneLine {}
}
