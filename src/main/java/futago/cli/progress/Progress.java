package futago.cli.progress;

import futago.engine.EventListener;

/// Shows a run while it goes on.
public interface Progress extends EventListener, AutoCloseable {
  /// Shows something that is no event, such as the answer to Ctrl-C. May be called from any thread.
  void note(String line);

  /// Ends the showing; what is to stay stays.
  @Override
  void close();
}
