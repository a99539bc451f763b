package futago.ui.frame;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;

/// Makes every kind of view once while nobody waits: the first of its kind loads classes, fonts and
/// style rules, which would hold up the window for a quarter of a second at the very moment when a
/// person has clicked. The views are made on a thread of their own and styled piece by piece, a
/// share of each frame, below what is shown.
final class Preparation {
  /// More of a frame is not taken; a single piece takes what it takes.
  private static final long SHARE_NANOS = 8_000_000;

  /// The first frame has been drawn when the second begins.
  private static final int FRAMES_FIRST = 2;

  /// How deep a view is taken apart: its columns, the cards in them, and what those are made of.
  private static final int DEPTH = 3;

  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Pane root;
  private final Supplier<List<Node>> views;
  private final Executor window;
  private final StackPane shelf = new StackPane();
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile boolean begun;

  /// @param root where styles apply
  /// @param views makes the views; on a thread of its own
  /// @param window runs a task on the window's thread, later
  Preparation(Pane root, Supplier<List<Node>> views, Executor window) {
    this.root = root;
    this.views = views;
    this.window = window;
    shelf.setManaged(false);
    shelf.setVisible(false);
  }

  /// Begins once the first frame is drawn. On the window's thread.
  void begin() {
    begun = true;
    new AnimationTimer() {
      private int frames;

      @Override
      public void handle(long now) {
        if (++frames == FRAMES_FIRST) {
          stop();
          Thread.ofPlatform().daemon().name("futago-prepare").start(Preparation.this::make);
        }
      }
    }.start();
  }

  /// Waits until all is ready, if it has begun at all, but not for ever: a display that draws no
  /// frames must not keep a cluster from being opened. Not on the window's thread.
  ///
  /// @return whether nothing is under way any more
  boolean await() throws InterruptedException {
    return !begun || done.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void make() {
    try {
      Deque<Node> parts =
          new ArrayDeque<>(views.get().stream().flatMap(view -> parts(view, DEPTH)).toList());
      window.execute(() -> style(parts));
    } catch (RuntimeException e) {
      // The real views will say what is wrong, to somebody who can do something about it.
      done.countDown();
      throw e;
    }
  }

  private static Stream<Node> parts(Node view, int depth) {
    return switch (view) {
      case Pane pane when depth > 0 ->
          pane.getChildren().stream().flatMap(child -> parts(child, depth - 1));
      case ScrollPane pane when depth > 0 -> parts(pane.getContent(), depth);
      default -> Stream.of(view);
    };
  }

  private void style(Deque<Node> parts) {
    shelf.resize(root.getWidth(), root.getHeight());
    root.getChildren().addFirst(shelf);
    new AnimationTimer() {
      @Override
      public void handle(long now) {
        long end = System.nanoTime() + SHARE_NANOS;
        while (!parts.isEmpty() && System.nanoTime() < end) {
          style(parts.removeFirst());
        }
        if (parts.isEmpty()) {
          stop();
          root.getChildren().remove(shelf);
          done.countDown();
        }
      }
    }.start();
  }

  /// It is gone again before anybody, a key press for instance, could find it.
  private void style(Node part) {
    shelf.getChildren().setAll(part);
    shelf.applyCss();
    shelf.layout();
    shelf.getChildren().clear();
  }
}
