package futago.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Remembers events.
final class Recorder implements EventListener {
  private final List<RunEvent> events = Collections.synchronizedList(new ArrayList<>());

  @Override
  public void happened(RunEvent event) {
    events.add(event);
  }

  List<RunEvent> events() {
    return List.copyOf(events);
  }

  <T extends RunEvent> List<T> all(Class<T> type) {
    return events().stream().filter(type::isInstance).map(type::cast).toList();
  }

  /// The outcomes of the steps, as `ID OUTCOME`.
  List<String> outcomes() {
    return all(RunEvent.Finished.class).stream()
        .map(event -> event.step() + " " + event.outcome())
        .toList();
  }
}
