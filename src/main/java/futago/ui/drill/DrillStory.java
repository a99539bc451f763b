package futago.ui.drill;

import futago.cluster.drill.DrillEvent;
import futago.text.Message;
import futago.ui.probe.StripModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What a drill tells while it is being done: its parts, what its commands print, the client's
/// rows. Only to be used on the window's thread, but for {@link #happened}.
final class DrillStory {
  private static final int KEPT_LINES = 200;

  private final Executor window;
  private final StripModel strip;
  private final ReadOnlyObjectWrapper<List<Message>> phases =
      new ReadOnlyObjectWrapper<>(this, "phases", List.of());
  private final ReadOnlyObjectWrapper<List<String>> output =
      new ReadOnlyObjectWrapper<>(this, "output", List.of());

  /// @param window runs a task on the window's thread, later
  DrillStory(Executor window) {
    this.window = window;
    this.strip = new StripModel(window);
  }

  /// The parts that have begun, in words.
  ReadOnlyObjectProperty<List<Message>> phases() {
    return phases.getReadOnlyProperty();
  }

  /// The last lines that were printed, each with its node where it has one.
  ReadOnlyObjectProperty<List<String>> output() {
    return output.getReadOnlyProperty();
  }

  /// The client's rows.
  StripModel strip() {
    return strip;
  }

  /// Another drill begins.
  void clear() {
    phases.set(List.of());
    output.set(List.of());
    strip.clear();
  }

  /// Takes in what is told, on any thread.
  void happened(DrillEvent event) {
    switch (event) {
      case DrillEvent.PhaseBegan phase -> window.execute(() -> add(phases, phase.said()));
      case DrillEvent.Noticed noticed -> window.execute(() -> add(phases, noticed.what()));
      case DrillEvent.Row row -> strip.row(row.slot());
      case DrillEvent.Output line -> {
        // What a planned move prints comes from no node in particular.
        String said = line.node().isEmpty() ? line.line() : line.node() + ": " + line.line();
        window.execute(() -> add(output, said));
      }
      case DrillEvent.Seen _ -> {
        // Whoever looks at the page polls the cluster anyway.
      }
    }
  }

  private static <T> void add(ReadOnlyObjectWrapper<List<T>> lines, T line) {
    var all = new ArrayList<>(lines.get());
    all.add(line);
    lines.set(List.copyOf(all.subList(Math.max(0, all.size() - KEPT_LINES), all.size())));
  }
}
