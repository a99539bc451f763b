package futago.ui.ask;

import futago.command.Secret;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The questions there are. To be used on the window's thread.
public final class Dialogs {
  private static final double READING = 760;

  private final Overlay overlay;
  private final Language language;

  /// Asks in that overlay.
  public Dialogs(Overlay overlay, Language language) {
    this.overlay = overlay;
    this.language = language;
  }

  /// Asks for a yes.
  ///
  /// @param title what it is about, a text key
  /// @param text what will happen, in words
  /// @param yes the button that says yes, a text key
  /// @param dangerous whether a yes cannot be taken back
  /// @param onYes done then
  public void confirm(String title, String text, String yes, boolean dangerous, Runnable onYes) {
    ask(
        title,
        text,
        yes,
        "ui.cancel",
        dangerous,
        agreed -> {
          if (agreed) {
            onYes.run();
          }
        });
  }

  /// Tells something.
  public void tell(String title, String text) {
    Button ok = Parts.button(language.saying("ui.ok"), overlay::close, "primary");
    ok.setDefaultButton(true);
    overlay.open(card(title, text, ok), ok, () -> {});
  }

  /// Shows something to be read, which scrolls where there is not room enough.
  ///
  /// @param title what it is about, in words
  public void read(String title, Region content) {
    Label head = Parts.words(title, "dialog-title");
    var scroll = new ScrollPane(content);
    scroll.setId("dialog-reading");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setMinHeight(0);
    // As high as the text is at its width, where there is room: the pane itself does not ask that.
    scroll.prefViewportHeightProperty().bind(content.heightProperty());
    scroll.getStyleClass().add("slide-scroll");
    scroll.setAccessibleText(title);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    Button close = Parts.button(language.saying("ui.close"), overlay::close, "primary");
    close.setId("dialog-close");
    var card = new VBox(16, head, scroll, new HBox(8, Parts.spring(), close));
    card.getStyleClass().addAll("card", "dialog");
    card.setId("dialog");
    card.setMinHeight(0);
    overlay.open(card, READING, scroll, () -> {});
  }

  /// Asks for a yes or a no.
  ///
  /// @param answer is told; a person who goes away says no
  void ask(
      String title,
      String text,
      String yes,
      String no,
      boolean dangerous,
      Consumer<Boolean> answer) {
    Button agree =
        Parts.button(
            language.saying(yes), () -> close(answer, true), dangerous ? "danger" : "primary");
    agree.setId("dialog-yes");
    Button refuse = Parts.button(language.saying(no), () -> close(answer, false));
    refuse.setId("dialog-no");
    overlay.open(
        card(title, text, refuse, agree), dangerous ? refuse : agree, () -> answer.accept(false));
  }

  /// Asks for a secret.
  ///
  /// @param answer is told; empty where the person goes away
  void secret(String title, String text, Consumer<Optional<Secret>> answer) {
    var field = new PasswordField();
    field.setId("dialog-secret");
    field.setAccessibleText(text);
    Runnable give =
        () -> {
          Secret secret = Secret.of(field.getText());
          field.clear();
          close(answer, Optional.of(secret));
        };
    field.setOnAction(_ -> give.run());
    Button go = Parts.button(language.saying("ui.ok"), give, "primary");
    Button cancel =
        Parts.button(language.saying("ui.cancel"), () -> close(answer, Optional.empty()));
    VBox card = card(title, text, cancel, go);
    card.getChildren().add(2, field);
    overlay.open(card, field, () -> answer.accept(Optional.empty()));
  }

  private <T> void close(Consumer<T> answer, T value) {
    overlay.close();
    answer.accept(value);
  }

  private VBox card(String title, String text, Button... buttons) {
    Label head = Parts.label(language.saying(title), "dialog-title");
    head.setWrapText(true);
    head.setMinHeight(Region.USE_PREF_SIZE);
    var row = new HBox(8, Parts.spring());
    row.getChildren().addAll(buttons);
    var card = new VBox(16, head, Parts.words(text, "dialog-text"), row);
    card.getStyleClass().addAll("card", "dialog");
    card.setId("dialog");
    return card;
  }
}
