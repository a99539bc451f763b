package futago.ui.run;

import futago.engine.EventListener;
import futago.engine.RunOptions;
import futago.text.Message;
import java.util.Optional;
import java.util.function.Consumer;

/// Runs parts of one plan, one after the other: on nodes, or, in tests, from recorded events.
public interface Runs {
  /// Begins a run and returns at once.
  ///
  /// @param options which part of the plan, and what may be overwritten
  /// @param onlyLook whether to change nothing
  /// @param listener is told what happens
  /// @param ended is told when it is over, on any thread: with what is wrong where the run came to
  ///   no outcome
  Run begin(
      RunOptions options,
      boolean onlyLook,
      EventListener listener,
      Consumer<Optional<Message>> ended);

  /// A run that goes on.
  interface Run {
    /// Asks to stop: the first time after the commands that run, the second time at once.
    void stop();
  }
}
