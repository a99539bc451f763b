package futago.ui.step;

import futago.slide.NodeBlock;
import futago.slide.Slide;
import futago.ui.look.Icon;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The slide that is looked at: where it stands, its title, why, and then exactly what is done on
/// which node.
public final class SlideView {
  private final SlideModel model;
  private final Language language;
  private final Label place = new Label();
  private final Label title = new Label();
  private final Label why = Parts.words("", "slide-why");
  private final VBox blocks = new VBox(8);
  private final ScrollPane scroll = new ScrollPane(blocks);
  private final Turning turning;
  private final VBox root;
  private final ReadOnlyBooleanWrapper hasNotice = new ReadOnlyBooleanWrapper(this, "hasNotice");
  private Optional<Node> notice = Optional.empty();

  /// Goes to the next slide or the one before.
  public interface Turning {
    void turn(boolean forward);
  }

  /// A view that follows the model.
  ///
  /// @param explain says more about the stage
  public SlideView(SlideModel model, Language language, Turning turning, Runnable explain) {
    this.model = model;
    this.language = language;
    this.turning = turning;
    place.getStyleClass().add("slide-place");
    title.getStyleClass().add("slide-title");
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    title.setId("slide-title");
    blocks.getStyleClass().add("blocks");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("slide-scroll");
    scroll.setMinHeight(64);
    scroll.setFocusTraversable(true);
    scroll.accessibleTextProperty().bind(language.saying("ui.slide.work"));
    VBox.setVgrow(scroll, Priority.ALWAYS);
    root = new VBox(8, head(explain), title, why, scroll);
    root.getStyleClass().add("slide");
    root.setMinSize(0, 0);
    model.current().addListener((_, _, slide) -> show(slide));
    show(model.current().get());
  }

  /// What to put into the window.
  public Region node() {
    return root;
  }

  /// Gives the focus to the commands, which then scroll by keyboard.
  public void focus() {
    scroll.requestFocus();
  }

  /// Shows something above the commands that has to be seen first, or takes it away.
  public void notice(Optional<Node> wanted) {
    notice = wanted;
    hasNotice.set(wanted.isPresent());
    show(model.current().get());
  }

  /// Whether something is shown above the commands.
  public ReadOnlyBooleanProperty hasNotice() {
    return hasNotice.getReadOnlyProperty();
  }

  private HBox head(Runnable explain) {
    Button more = Parts.button(language.saying("ui.slide.explain"), explain, "link");
    more.setId("slide-explain");
    more.setGraphic(Icon.HELP.of(14));
    var head = new HBox(4, place, more, Parts.spring(), turn(false), turn(true));
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private Button turn(boolean forward) {
    Button button =
        Parts.iconOnly(
            new Button(),
            forward ? Icon.NEXT : Icon.PREVIOUS,
            language.saying(forward ? "ui.slide.next" : "ui.slide.previous"));
    button.setId(forward ? "slide-next" : "slide-previous");
    button.setOnAction(_ -> turning.turn(forward));
    button.disableProperty().bind(model.index().isEqualTo(forward ? model.slides().size() - 1 : 0));
    return button;
  }

  private void show(Slide slide) {
    place.setText(
        language.say("ui.slide.place", slide.stageTitle(), slide.number(), slide.count()));
    title.setText(slide.title());
    why.setText(slide.why());
    keepFocus();
    blocks.getChildren().clear();
    notice.ifPresent(blocks.getChildren()::add);
    add(slide.work());
    if (!slide.proof().isEmpty()) {
      blocks.getChildren().add(Parts.words(language.say("slide.proof"), "slide-proof"));
      add(slide.proof());
    }
    scroll.setVvalue(0);
  }

  /// What has the focus is about to go; left alone, the focus would jump to the top bar.
  @SuppressWarnings("ReferenceEquality") // a node of the scene is only ever itself
  private void keepFocus() {
    Node owner = root.getScene() == null ? null : root.getScene().getFocusOwner();
    for (Node node = owner; node != null; node = node.getParent()) {
      if (node == blocks) {
        scroll.requestFocus();
        return;
      }
    }
  }

  private void add(List<NodeBlock> parts) {
    parts.forEach(block -> blocks.getChildren().add(BlockCard.of(block, model, language)));
  }
}
