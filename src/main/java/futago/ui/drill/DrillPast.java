package futago.ui.drill;

import futago.cluster.drill.Drill;
import futago.cluster.drill.DrillLog;
import futago.cluster.drill.DrillResult;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What came of the drills of a cluster, as its log keeps it. Only to be used on the window's
/// thread, but for {@link #keep}.
final class DrillPast {
  private final DrillLog log;
  private final Executor window;
  private final ReadOnlyObjectWrapper<List<DrillResult>> all =
      new ReadOnlyObjectWrapper<>(this, "all", List.of());

  /// @param window runs a task on the window's thread, later
  DrillPast(DrillLog log, Executor window) {
    this.log = log;
    this.window = window;
  }

  /// All that is known of, the oldest first.
  ReadOnlyObjectProperty<List<DrillResult>> all() {
    return all.getReadOnlyProperty();
  }

  /// What came of the last one of that kind.
  Optional<DrillResult> last(Drill drill) {
    return all.get().stream().filter(each -> each.drill() == drill).reduce((_, last) -> last);
  }

  /// Keeps a result in the log. Blocks.
  ///
  /// @return why that could not be done; empty if it was
  Optional<String> keep(DrillResult result) {
    try {
      log.add(result);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e.toString());
    }
  }

  /// One more is known of, whether or not it could be kept.
  void add(DrillResult result) {
    all.set(Stream.concat(all.get().stream(), Stream.of(result)).toList());
  }

  /// Reads the log.
  ///
  /// @param busy whether a drill is being done: what is shown beside it stays as it is
  void load(BooleanSupplier busy) {
    Thread.ofVirtual()
        .start(
            () -> {
              List<DrillResult> read = read();
              window.execute(
                  () -> {
                    if (!busy.getAsBoolean()) {
                      all.set(read);
                    }
                  });
            });
  }

  private List<DrillResult> read() {
    try {
      return log.read();
    } catch (IOException unreadable) {
      // Then there is nothing to compare with; the drills themselves do not need it.
      return List.of();
    }
  }
}
