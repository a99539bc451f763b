package futago.ui.connect;

import futago.ui.look.Language;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;

/// The network as it will be: clients above, the virtual IP on the first host, both hosts on one
/// network, DRBD between their disks. What is not typed yet is dotted.
final class NetworkView extends Region {
  private static final double HOST_TOP = 128;

  private final ConnectModel model;
  private final Language language;
  private final Label clients = new Label();
  private final Label address = new Label();
  private final VBox first = new VBox(2);
  private final VBox second = new VBox(2);
  private final Label link = new Label("DRBD");
  private final Line down = new Line();
  private final Line bus = new Line();
  private final Line toFirst = new Line();
  private final Line toSecond = new Line();
  private final Line replication = new Line();

  NetworkView(ConnectModel model, Language language) {
    this.model = model;
    this.language = language;
    setId("network");
    setMinWidth(0);
    clients.getStyleClass().add("network-clients");
    clients.setAlignment(Pos.CENTER);
    address.getStyleClass().add("network-address");
    address.setAlignment(Pos.CENTER);
    link.getStyleClass().add("link-title");
    for (Line line : new Line[] {down, bus, toFirst, toSecond}) {
      line.getStyleClass().add("network-line");
    }
    replication.getStyleClass().add("network-link");
    getChildren()
        .addAll(down, bus, toFirst, toSecond, replication, clients, first, second, address, link);
    FormField.ALL.forEach(field -> model.text(field).addListener((_, _, _) -> update()));
    model.diskKind().addListener((_, _, _) -> update());
    language.locale().addListener((_, _, _) -> update());
    update();
  }

  private void update() {
    String network = typed(FormField.CLIENTS);
    clients.setText(
        network.isEmpty()
            ? language.say("ui.connect.network.clients")
            : language.say("ui.connect.network.clients-of", network));
    String virtual = typed(FormField.ADDRESS);
    address.setText(virtual.isEmpty() ? language.say("ui.connect.virtual-ip") : virtual);
    address.getStyleClass().removeAll("missing");
    if (virtual.isEmpty()) {
      address.getStyleClass().add("missing");
    }
    host(first, 0, "ui.connect.first");
    host(second, 1, "ui.connect.second");
    setAccessibleText(clients.getText() + ", " + address.getText());
    requestLayout();
  }

  private void host(VBox box, int node, String otherwise) {
    String name = typed(FormField.nodeName(node));
    String place = typed(FormField.nodeAddress(node));
    String disk =
        model.diskKind().get() == ConnectModel.DiskKind.IMAGE
            ? typed(FormField.IMAGE)
            : typed(FormField.nodeDisk(node));
    box.getChildren()
        .setAll(
            label(name.isEmpty() ? language.say(otherwise) : name, "network-name"),
            label(place.isEmpty() ? "–" : place, "pick-detail"),
            label(typed(FormField.nodeInterface(node)), "pick-detail"),
            label(
                disk.isEmpty() ? language.say("ui.connect.network.no-disk") : disk,
                "network-disk"));
    box.getStyleClass().setAll("network-host", node == 0 ? "serves" : "waits");
    if (name.isEmpty() || place.isEmpty()) {
      box.getStyleClass().add("missing");
    }
  }

  private static Label label(String text, String style) {
    var label = new Label(text);
    label.getStyleClass().add(style);
    label.setMinWidth(0);
    label.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
    return label;
  }

  private String typed(FormField field) {
    return model.text(field).get().strip();
  }

  @Override
  protected double computePrefHeight(double width) {
    return HOST_TOP + Math.max(first.prefHeight(-1), second.prefHeight(-1)) + 34;
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double host = Math.rint((width - 12) / 2);
    double height = Math.max(first.prefHeight(-1), second.prefHeight(-1));
    double clientWidth = Math.min(width, clients.prefWidth(-1));
    clients.resizeRelocate((width - clientWidth) / 2, 0, clientWidth, 28);
    set(down, width / 2, 28, width / 2, 56);
    set(bus, host / 2, 56, width - host / 2, 56);
    set(toFirst, host / 2, 56, host / 2, HOST_TOP);
    set(toSecond, width - host / 2, 56, width - host / 2, HOST_TOP);
    first.resizeRelocate(0, HOST_TOP, host, height);
    second.resizeRelocate(width - host, HOST_TOP, host, height);
    double virtual = Math.min(width / 2, address.prefWidth(-1));
    address.resizeRelocate(Math.max(0, (host - virtual) / 2), 79, virtual, 32);
    double y = HOST_TOP + height + 12;
    set(replication, host / 2, y, width - host / 2, y);
    double title = link.prefWidth(-1);
    link.resizeRelocate((width - title) / 2, y + 3, title, link.prefHeight(-1));
  }

  private static void set(Line line, double fromX, double fromY, double toX, double toY) {
    line.setStartX(fromX);
    line.setStartY(fromY);
    line.setEndX(toX);
    line.setEndY(toY);
  }
}
