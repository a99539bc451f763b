package futago.cli.progress;

import futago.engine.RunEvent;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.text.Texts;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/// A run on a terminal: finished steps scroll away, below them stands what each node does now. On a
/// narrow terminal that is one line.
public final class LiveProgress implements Progress {
  /// Output may come a thousand times faster than anybody reads.
  private static final Duration SHORTEST_PICTURE = Duration.ofMillis(100);

  private static final int NARROW = 50;

  private final Pane pane;
  private final Clock clock;
  private final StepNames names;
  private final Phrases phrases;
  private final Map<String, NodeLine> nodes = new LinkedHashMap<>();
  private Optional<StepId> step = Optional.empty();
  private Instant stepBegan = Instant.EPOCH;
  private Instant lastPicture = Instant.EPOCH;
  private int stage;
  private volatile boolean closed;

  /// What a node does now.
  private record NodeLine(String action, String output, String progress) {
    private static final NodeLine IDLE = new NodeLine("", "", "");
  }

  /// Draws on the given stream, which must be a terminal.
  ///
  /// @param columns how many columns the terminal has, asked whenever it is drawn
  public LiveProgress(
      PrintStream out,
      IntSupplier columns,
      Clock clock,
      StepNames names,
      Texts texts,
      Style style) {
    this.pane = new Pane(out, columns);
    this.clock = clock;
    this.names = names;
    this.phrases = new Phrases(texts, style);
  }

  /// Redraws each second from now on, so that a silent command is seen to be going on.
  public void keepTime() {
    Thread.ofPlatform().daemon().name("progress-clock").start(this::tick);
  }

  private void tick() {
    try {
      while (!closed) {
        Thread.sleep(Duration.ofSeconds(1));
        redraw();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void note(String line) {
    pane.print(line);
  }

  @Override
  public synchronized void happened(RunEvent event) {
    switch (event) {
      case RunEvent.RunStarted started ->
          started.nodes().forEach(node -> nodes.put(node, NodeLine.IDLE));
      case RunEvent.Started started -> begin(started);
      case RunEvent.Checked checked -> checked(checked);
      case RunEvent.ActionStarted started ->
          node(started.node(), new NodeLine(phrases.action(started.action()), "", ""));
      case RunEvent.OutputLine line -> {
        NodeLine now = now(line.node());
        String text = line.line().isBlank() ? now.output() : line.line().strip();
        node(line.node(), new NodeLine(now.action(), text, now.progress()));
      }
      case RunEvent.OutputOmitted _ -> {}
      case RunEvent.Progressed progressed -> {
        NodeLine now = now(progressed.node());
        node(
            progressed.node(),
            new NodeLine(now.action(), now.output(), phrases.progress(progressed)));
      }
      case RunEvent.Delayed delayed -> {
        NodeLine now = now(delayed.node());
        node(
            delayed.node(), new NodeLine(now.action(), phrases.say(delayed.why()), now.progress()));
      }
      case RunEvent.Noticed noticed ->
          pane.print("       " + noticed.node() + ": " + phrases.say(noticed.what()));
      case RunEvent.ActionFinished finished -> nodes.put(finished.node(), NodeLine.IDLE);
      case RunEvent.Verified verified -> nodes.put(verified.node(), NodeLine.IDLE);
      case RunEvent.Failed failed ->
          pane.print(
              "       "
                  + failed.failure().node()
                  + ": "
                  + phrases.style().bad(phrases.say(failed.failure().what())));
      case RunEvent.Finished finished -> finish(finished);
      case RunEvent.RunFinished _ -> pane.clear();
    }
  }

  private void begin(RunEvent.Started started) {
    if (step.equals(Optional.of(started.step()))) {
      return;
    }
    step = Optional.of(started.step());
    stepBegan = clock.instant();
    nodes.replaceAll((_, _) -> NodeLine.IDLE);
    StepNames.Name name = names.of(started.step());
    if (name.stageNumber() != stage) {
      stage = name.stageNumber();
      pane.print(phrases.style().bold(stage + "  " + name.stageTitle()));
    }
  }

  private void checked(RunEvent.Checked checked) {
    switch (checked.state()) {
      case StepState.Satisfied _ -> {}
      case StepState.Missing missing ->
          node(checked.node(), new NodeLine(phrases.say(missing.why()), "", ""));
      case StepState.Conflict conflict ->
          node(checked.node(), new NodeLine(phrases.say(conflict.found()), "", ""));
    }
  }

  private void finish(RunEvent.Finished finished) {
    step = Optional.empty();
    pane.clear();
    pane.print(
        phrases.mark(finished.outcome())
            + " "
            + names.of(finished.step())
            + "  "
            + phrases.style().faint(phrases.duration(finished.duration())));
  }

  private NodeLine now(String node) {
    return nodes.getOrDefault(node, NodeLine.IDLE);
  }

  private void node(String node, NodeLine line) {
    nodes.put(node, line);
    if (!clock.instant().isBefore(lastPicture.plus(SHORTEST_PICTURE))) {
      redraw();
    }
  }

  private synchronized void redraw() {
    lastPicture = clock.instant();
    if (!closed && step.isPresent()) {
      pane.draw(pane.width() < NARROW ? narrowPicture(step.get()) : picture(step.get()));
    }
  }

  private List<String> picture(StepId now) {
    var lines = new ArrayList<String>();
    String time = "  " + elapsed();
    String title = pane.fit(names.of(now).toString(), 7 + time.length());
    lines.add(phrases.markOfRunning() + " " + title + phrases.style().faint(time));
    int longest = nodes.keySet().stream().mapToInt(String::length).max().orElse(0);
    nodes.forEach(
        (node, line) -> {
          if (!line.equals(NodeLine.IDLE)) {
            String head = "       " + node + " ".repeat(longest - node.length()) + "  ";
            String text =
                line.progress().isEmpty() ? line.action() : line.progress() + "  " + line.action();
            lines.add(phrases.style().bold(head) + pane.fit(text, head.length()));
            if (!line.output().isEmpty()) {
              String indent = " ".repeat(head.length());
              lines.add(
                  indent + phrases.style().faint(pane.fit("| " + line.output(), head.length())));
            }
          }
        });
    return lines;
  }

  private List<String> narrowPicture(StepId now) {
    String progress =
        nodes.values().stream()
            .map(NodeLine::progress)
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElseGet(this::elapsed);
    return List.of(
        pane.fit(names.of(now).number() + " " + progress + " " + names.of(now).title(), 0));
  }

  private String elapsed() {
    return phrases.duration(
        Duration.ofSeconds(Duration.between(stepBegan, clock.instant()).toSeconds()));
  }

  /// Takes the picture away; what has scrolled stays.
  @Override
  public synchronized void close() {
    closed = true;
    pane.clear();
  }
}
