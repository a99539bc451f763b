package futago.ui.connect;

import futago.spec.ClusterSpec;
import futago.ui.look.Columns;
import futago.ui.look.Halves;
import futago.ui.look.Icon;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The form: both hosts side by side and what they share; beside it the network as it will be, and
/// what to do with it.
public final class ConnectView {
  private final ConnectModel model;
  private final Language language;
  private final Fields fields;
  private final Ways ways;
  private final VBox elsewhere = new VBox(6);
  private final Label count = new Label();
  private final Region root;

  /// What can be done with the form.
  ///
  /// @param recent files of clusters that were opened
  /// @param open asks for a file and opens it in the form
  /// @param openRecent opens that file in the form
  /// @param save asks where, and saves the cluster there
  /// @param go goes on to the slides
  /// @param back leaves the form
  public record Ways(
      List<Path> recent,
      Runnable open,
      Consumer<Path> openRecent,
      Consumer<ClusterSpec> save,
      Consumer<ClusterSpec> go,
      Runnable back) {
    public Ways {
      recent = List.copyOf(recent);
    }
  }

  /// @param tester tests the connection to both hosts
  public ConnectView(ConnectModel model, Language language, HostTester tester, Ways ways) {
    this.model = model;
    this.language = language;
    this.ways = ways;
    fields = new Fields(model, language);
    VBox left = HostCard.of(0, model, fields, language);
    VBox right = HostCard.of(1, model, fields, language);
    var hosts = new Halves(14, left, right);
    var form = new VBox(14, head(), hosts, SharedCard.of(model, fields, language));
    form.getStyleClass().add("form");
    var pane = new ScrollPane(form);
    pane.setFitToWidth(true);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    pane.setMinWidth(0);
    root = new Columns(pane, side(tester));
    root.getStyleClass().add("connect-view");
    model.problems().addListener((_, _, _) -> update());
    language.locale().addListener((_, _, _) -> update());
    update();
  }

  /// What to put into the window.
  public Region node() {
    return root;
  }

  /// Gives the focus to the first field.
  public void focus() {
    // What a scroll pane holds is in the window only once it is styled.
    root.applyCss();
    fields.focus(FormField.nodeName(0));
  }

  private Node head() {
    var back = new Button();
    back.setId("connect-back");
    Parts.iconOnly(back, Icon.PREVIOUS, language.saying("ui.connect.back"));
    back.setOnAction(_ -> ways.back().run());
    Label title = Parts.label(language.saying("ui.connect.title"), "slide-title");
    Button open = Parts.button(language.saying("ui.connect.open"), ways.open(), "small");
    open.setId("connect-open");
    Button save = Parts.button(language.saying("ui.connect.save"), this::save, "small");
    save.setId("connect-save");
    var row = new HBox(8, back, title, Parts.spring(), open, save);
    row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    var head = new VBox(6, row, Parts.words(language.saying("ui.connect.text"), "slide-why"));
    if (!ways.recent().isEmpty()) {
      var recent = new HBox(10, Parts.label(language.saying("ui.connect.recent"), "faint"));
      recent.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
      ways.recent().forEach(file -> recent.getChildren().add(link(file)));
      head.getChildren().add(recent);
    }
    return head;
  }

  private Hyperlink link(Path file) {
    var link = new Hyperlink(file.getFileName().toString());
    link.getStyleClass().add("recent");
    link.setTooltip(new Tooltip(file.toString()));
    link.setOnAction(_ -> ways.openRecent().accept(file));
    return link;
  }

  private Region side(HostTester tester) {
    Button test = Parts.button(language.saying("ui.connect.test"), () -> tester.test(model));
    test.setId("connect-test");
    test.setMaxWidth(Double.MAX_VALUE);
    Button go = Parts.button(language.saying("ui.connect.go"), this::go, "primary");
    go.setId("connect-go");
    go.setMaxWidth(Double.MAX_VALUE);
    go.setDefaultButton(true);
    count.getStyleClass().add("field-problem");
    count.setId("connect-problems");
    count.setWrapText(true);
    count.setMinHeight(Region.USE_PREF_SIZE);
    elsewhere.setMinWidth(0);
    var space = new Region();
    VBox.setVgrow(space, Priority.ALWAYS);
    var side =
        new VBox(
            12,
            Parts.label(language.saying("ui.connect.network"), "section-title"),
            new NetworkView(model, language),
            space,
            elsewhere,
            count,
            Parts.words(language.saying("ui.connect.test.text"), "cure"),
            test,
            go);
    side.getStyleClass().addAll("card", "connect-side");
    return side;
  }

  private void update() {
    elsewhere.getChildren().clear();
    model
        .elsewhere()
        .forEach(
            message ->
                elsewhere.getChildren().add(Parts.words(language.say(message), "field-problem")));
    int wrong = model.problems().get().size();
    count.setText(wrong == 0 ? "" : language.say("ui.connect.problems", wrong));
    count.setVisible(wrong > 0);
    count.setManaged(wrong > 0);
  }

  private void go() {
    model.insist().ifPresent(fields::focus);
    model.spec().get().ifPresent(ways.go());
  }

  private void save() {
    model.insist().ifPresent(fields::focus);
    model.spec().get().ifPresent(ways.save());
  }
}
