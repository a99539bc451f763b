package futago.ui.connect;

import futago.slide.Badge;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A host: its place in the cluster, how to log in, and what it really has once it was asked.
final class HostCard {
  private HostCard() {}

  static VBox of(int node, ConnectModel model, Fields fields, Language language) {
    var title =
        Parts.label(
            language.following(
                () -> {
                  String name = model.text(FormField.nodeName(node)).get().strip();
                  return name.isEmpty()
                      ? language.say(node == 0 ? "ui.connect.first" : "ui.connect.second")
                      : name;
                },
                model.text(FormField.nodeName(node))),
            "section-title");
    var head = new HBox(8, title, Parts.badge(node == 0 ? Badge.Role.ACT : Badge.Role.SBY));
    head.setAlignment(Pos.CENTER_LEFT);
    var sudo = new CheckBox();
    sudo.textProperty().bind(language.saying("ui.connect.sudo"));
    sudo.setId(FieldView.id(FormField.sshSudo(node)));
    var flag = model.text(FormField.sshSudo(node));
    sudo.setSelected(flag.get().equals("true"));
    sudo.selectedProperty().addListener((_, _, now) -> flag.set(now.toString()));
    flag.addListener((_, _, now) -> sudo.setSelected(now.equals("true")));
    var disk = fields.of(FormField.nodeDisk(node), "ui.connect.disk", "ui.connect.disk.prompt");
    Parts.only(
        disk,
        Bindings.createBooleanBinding(
            () -> model.diskKind().get() == ConnectModel.DiskKind.DEVICE, model.diskKind()));
    Label login = Parts.label(language.saying("ui.connect.login"), "field-group");
    var card =
        new VBox(
            10,
            head,
            // An address is the longest of the four.
            Fields.grid(
                List.of(56, 44),
                fields.of(FormField.nodeName(node), "ui.connect.name", "ui.connect.name.prompt"),
                fields.of(FormField.nodeInterface(node), "ui.connect.interface"),
                fields.of(
                    FormField.nodeAddress(node),
                    "ui.connect.address",
                    node == 0 ? "ui.connect.address.prompt" : "ui.connect.address.prompt-second"),
                disk),
            login,
            Fields.grid(
                List.of(50, 22, 28),
                fields.of(FormField.sshHost(node), "ui.connect.ssh.host", "ui.connect.ssh.same"),
                fields.of(FormField.sshPort(node), "ui.connect.ssh.port", "ui.connect.ssh.22"),
                fields.of(FormField.sshUser(node), "ui.connect.ssh.user")),
            fields.of(
                FormField.sshIdentity(node),
                "ui.connect.ssh.identity",
                "ui.connect.ssh.identity.prompt"),
            sudo,
            new CheckView(node, model, language).node());
    card.getStyleClass().addAll("card", "form-card");
    card.setMinWidth(0);
    return card;
  }
}
