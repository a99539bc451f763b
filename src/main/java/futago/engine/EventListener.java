package futago.engine;

import java.util.List;

/// Is told what happens in a run, one event after the other, always by the same thread. A slow
/// listener slows the run down rather than lose events. An exception ends the run as if cancelled.
@FunctionalInterface
public interface EventListener {
  /// Something happened.
  void happened(RunEvent event);

  /// Tells several listeners, in this order.
  static EventListener all(EventListener... listeners) {
    var copy = List.of(listeners);
    return event -> copy.forEach(listener -> listener.happened(event));
  }
}
