package futago.ui.connect;

import futago.ui.connect.ConnectModel.DiskKind;
import futago.ui.look.Icon;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import futago.ui.look.Segments;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What both hosts share: the address, the disk, the database, DRBD.
final class SharedCard {
  private SharedCard() {}

  static VBox of(ConnectModel model, Fields fields, Language language) {
    Node kinds =
        Segments.of(
            List.of(DiskKind.values()),
            kind ->
                language.saying(
                    switch (kind) {
                      case DEVICE -> "ui.connect.disk.device";
                      case IMAGE -> "ui.connect.disk.image";
                    }),
            model.diskKind(),
            model.diskKind()::set);
    kinds.setId("disk-kind");
    var kindRow =
        new VBox(3, Parts.label(language.saying("ui.connect.disk.kind"), "field-name"), kinds);
    BooleanBinding image =
        Bindings.createBooleanBinding(
            () -> model.diskKind().get() == DiskKind.IMAGE, model.diskKind());
    var imageRow =
        Parts.only(
            Fields.grid(
                List.of(70, 30),
                fields.of(FormField.IMAGE, "ui.connect.image"),
                fields.of(FormField.IMAGE_SIZE, "ui.connect.image.size")),
            image);
    var card =
        new VBox(
            10,
            Parts.label(language.saying("ui.connect.shared"), "section-title"),
            Fields.grid(
                List.of(34, 44, 22),
                fields.of(FormField.NAME, "ui.connect.cluster"),
                fields.of(
                    FormField.ADDRESS, "ui.connect.virtual-ip", "ui.connect.virtual-ip.prompt"),
                fields.of(FormField.PREFIX, "ui.connect.prefix")),
            Fields.grid(
                List.of(34, 22, 44),
                fields.of(FormField.VERSION, "ui.connect.version"),
                fields.of(FormField.PORT, "ui.connect.port"),
                fields.of(FormField.CLIENTS, "ui.connect.clients", "ui.connect.clients.prompt")),
            kindRow,
            imageRow);
    VBox drbd =
        new VBox(
            10,
            Fields.grid(
                List.of(34, 34, 32),
                fields.of(FormField.DRBD_RESOURCE, "ui.connect.drbd.resource"),
                fields.of(FormField.DRBD_DEVICE, "ui.connect.drbd.device"),
                fields.of(FormField.DRBD_PORT, "ui.connect.drbd.port")),
            Fields.grid(
                List.of(68, 32),
                fields.of(FormField.DRBD_MOUNT, "ui.connect.drbd.mount"),
                fields.of(FormField.DRBD_RATE, "ui.connect.drbd.rate")));
    var more = new ToggleButton();
    more.setId("more-drbd");
    more.textProperty().bind(language.saying("ui.connect.drbd"));
    more.graphicProperty()
        .bind(
            Bindings.createObjectBinding(
                () -> (more.isSelected() ? Icon.UP : Icon.DOWN).of(18), more.selectedProperty()));
    more.getStyleClass().add("fold");
    model
        .problems()
        .addListener(
            (_, _, wrong) -> {
              // What is wrong must not be hidden.
              if (wrong.keySet().stream().anyMatch(path -> isOfDrbd(path))) {
                more.setSelected(true);
              }
            });
    Parts.only(drbd, more.selectedProperty());
    card.getChildren().addAll(new HBox(more), drbd);
    card.getStyleClass().addAll("card", "form-card");
    return card;
  }

  private static boolean isOfDrbd(String path) {
    return path.startsWith("drbd.") && !path.startsWith("drbd.disk");
  }
}
