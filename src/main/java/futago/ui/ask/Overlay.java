package futago.ui.ask;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Shows one question at a time above everything else; others wait. A window of its own for each
/// would be lost behind others, and on a projector.
public final class Overlay {
  private static final double QUESTION = 520;

  private record Waiting(Region card, double width, Node first, Runnable dismissed) {}

  private final StackPane root = new StackPane();
  private final Node below;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private Optional<Node> focusBefore = Optional.empty();

  /// @param below what a question covers; it cannot be reached while there is one
  public Overlay(Node below) {
    this.below = below;
    root.getStyleClass().add("overlay");
    root.setAlignment(Pos.CENTER);
    root.setVisible(false);
    root.setManaged(true);
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /// What to put above everything.
  public Node node() {
    return root;
  }

  /// Whether something is being asked.
  public boolean isOpen() {
    return root.isVisible();
  }

  /// Asks, now or when the questions before it are answered.
  ///
  /// @param card the question
  /// @param first what has the focus at first
  /// @param dismissed done where the person goes away with Esc
  void open(Region card, Node first, Runnable dismissed) {
    open(card, QUESTION, first, dismissed);
  }

  /// Shows something that is that wide, where there is room.
  void open(Region card, double width, Node first, Runnable dismissed) {
    waiting.addLast(new Waiting(card, width, first, dismissed));
    if (waiting.size() == 1) {
      show();
    }
  }

  /// Takes the question away that is shown.
  void close() {
    waiting.removeFirst();
    if (!waiting.isEmpty()) {
      show();
      return;
    }
    root.getChildren().clear();
    root.setVisible(false);
    below.setDisable(false);
    focusBefore.ifPresent(Node::requestFocus);
    focusBefore = Optional.empty();
  }

  private void show() {
    if (!root.isVisible()) {
      focusBefore = Optional.ofNullable(root.getScene().getFocusOwner());
    }
    Waiting next = waiting.getFirst();
    next.card().setMaxSize(next.width(), Region.USE_PREF_SIZE);
    root.getChildren().setAll(next.card());
    root.setVisible(true);
    below.setDisable(true);
    next.first().requestFocus();
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && !waiting.isEmpty()) {
      Runnable dismissed = waiting.getFirst().dismissed();
      close();
      dismissed.run();
      event.consume();
    }
  }
}
