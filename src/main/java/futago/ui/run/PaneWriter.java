package futago.ui.run;

import futago.engine.RunEvent;
import futago.engine.ShownAction;
import futago.engine.StepId;
import futago.engine.StepState;
import java.util.HashMap;
import java.util.Map;

/// Events → lines of the nodes' panes. Runs on the thread that tells the events, so that a flood of
/// output never gets to the window's thread.
final class PaneWriter {
  private final Map<String, NodePaneModel> panes;
  private final Map<String, StepId> headings = new HashMap<>();
  private final Map<String, Map<Integer, ShownAction>> actions = new HashMap<>();

  private volatile boolean quiet;

  PaneWriter(Map<String, NodePaneModel> panes) {
    this.panes = panes;
  }

  /// Writes nothing from now on, or writes again.
  void quiet(boolean wanted) {
    quiet = wanted;
  }

  void write(RunEvent event) {
    if (quiet) {
      return;
    }
    switch (event) {
      case RunEvent.RunStarted _, RunEvent.RunFinished _ -> {
        headings.clear();
        actions.clear();
      }
      case RunEvent.Started started -> heading(started.node(), started.step());
      case RunEvent.Checked checked -> checked(checked);
      case RunEvent.ActionStarted started -> {
        actions
            .computeIfAbsent(started.node(), _ -> new HashMap<>())
            .put(started.index(), started.action());
        add(started.node(), new PaneLine.Begun(started.action()));
      }
      case RunEvent.OutputLine line ->
          add(line.node(), new PaneLine.Printed(line.stream(), line.line()));
      case RunEvent.OutputOmitted omitted ->
          add(omitted.node(), new PaneLine.Omitted(omitted.lines()));
      case RunEvent.ActionFinished finished -> finished(finished);
      case RunEvent.Verified verified ->
          add(verified.node(), new PaneLine.Verified(verified.duration()));
      case RunEvent.Failed failed ->
          add(failed.failure().node(), new PaneLine.Trouble(failed.failure().what()));
      case RunEvent.Delayed delayed -> add(delayed.node(), new PaneLine.Delayed(delayed.why()));
      case RunEvent.Noticed noticed -> add(noticed.node(), new PaneLine.Noticed(noticed.what()));
      case RunEvent.Progressed _, RunEvent.Finished _ -> {}
    }
  }

  private void heading(String node, StepId step) {
    if (!step.equals(headings.put(node, step))) {
      actions.remove(node);
      add(node, new PaneLine.Heading(step));
    }
  }

  private void checked(RunEvent.Checked checked) {
    add(
        checked.node(),
        switch (checked.state()) {
          case StepState.Satisfied _ -> new PaneLine.AlreadyDone();
          case StepState.Missing missing -> new PaneLine.Missing(missing.why());
          case StepState.Conflict conflict -> new PaneLine.Trouble(conflict.found());
        });
  }

  private void finished(RunEvent.ActionFinished finished) {
    ShownAction action = actions.getOrDefault(finished.node(), Map.of()).get(finished.index());
    if (action != null) {
      add(finished.node(), new PaneLine.Ended(action, finished));
    }
  }

  private void add(String node, PaneLine line) {
    NodePaneModel pane = panes.get(node);
    if (pane != null) {
      pane.lines().add(line);
    }
  }
}
