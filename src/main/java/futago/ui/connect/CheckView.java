package futago.ui.connect;

import futago.site.HostReport;
import futago.slide.Durations;
import futago.ui.look.Icon;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import futago.ui.look.Sizes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What a host really has; its disks and interfaces can be picked.
final class CheckView {
  private static final long MIB = 1024 * 1024;

  private final int node;
  private final ConnectModel model;
  private final Language language;
  private final VBox root = new VBox(6);

  CheckView(int node, ConnectModel model, Language language) {
    this.node = node;
    this.model = model;
    this.language = language;
    root.setId("check-" + node);
    root.getStyleClass().add("check");
    model.check(node).addListener((_, _, _) -> update());
    model.text(FormField.nodeDisk(node)).addListener((_, _, _) -> update());
    model.text(FormField.nodeInterface(node)).addListener((_, _, _) -> update());
    model.diskKind().addListener((_, _, _) -> update());
    language.locale().addListener((_, _, _) -> update());
    update();
  }

  Region node() {
    return root;
  }

  private void update() {
    NodeCheck check = model.check(node).get();
    root.getChildren().clear();
    root.setVisible(!(check instanceof NodeCheck.None));
    root.setManaged(root.isVisible());
    switch (check) {
      case NodeCheck.None _ -> {}
      case NodeCheck.Asking _ -> line(Optional.empty(), language.say("ui.connect.asking"), "cure");
      case NodeCheck.Failed failed -> {
        line(Optional.of(Icon.FAILED), language.say(failed.why().getFirst()), "check-bad");
        failed.why().stream()
            .skip(1)
            .forEach(why -> root.getChildren().add(Parts.words(language.say(why), "cure")));
      }
      case NodeCheck.Found found -> found(found.report());
    }
  }

  private void found(HostReport report) {
    line(
        Optional.of(report.supported() ? Icon.CHECK : Icon.WARNING),
        language.say(
            "ui.connect.found", report.system(), Sizes.kib(report.memoryMib() * 1024, language)),
        report.supported() ? "check-good" : "check-warn");
    warn(!report.supported(), "ui.connect.unsupported");
    warn(!report.root(), "ui.connect.not-root");
    String typed = model.text(FormField.nodeName(node)).get().strip();
    warn(!report.hostName().equals(typed), "ui.connect.other-name", report.hostName(), typed);
    Duration off = report.clockAhead();
    warn(
        !off.isZero(),
        off.isNegative() ? "ui.connect.clock-behind" : "ui.connect.clock-ahead",
        Durations.say(off.abs(), language.texts()));
    if (off.isZero()) {
      line(Optional.empty(), language.say("ui.connect.clock-same"), "cure");
    }
    line(
        Optional.empty(),
        report.installed().isEmpty()
            ? language.say("ui.connect.nothing-installed")
            : language.say("ui.connect.installed", String.join(", ", report.installed())),
        "cure");
    interfaces(report.interfaces());
    if (model.diskKind().get() == ConnectModel.DiskKind.DEVICE) {
      disks(report.disks());
    }
  }

  private void interfaces(List<HostReport.Interface> interfaces) {
    if (interfaces.isEmpty()) {
      return;
    }
    root.getChildren().add(group("ui.connect.interfaces"));
    for (HostReport.Interface each : interfaces) {
      pick(FormField.nodeInterface(node), each.name(), each.address(), true);
    }
  }

  private void disks(List<HostReport.Disk> disks) {
    root.getChildren().add(group("ui.connect.disks"));
    if (disks.isEmpty()) {
      root.getChildren().add(Parts.words(language.say("ui.connect.no-disks"), "cure"));
    }
    for (HostReport.Disk disk : disks) {
      String size = Sizes.kib(disk.bytes() / 1024, language);
      pick(
          FormField.nodeDisk(node),
          disk.path(),
          language.say("ui.connect.disk-row", size, content(disk)),
          disk.mount().isEmpty() && !disk.divided() && disk.bytes() >= 256 * MIB);
    }
  }

  private String content(HostReport.Disk disk) {
    if (disk.mount().isPresent()) {
      return language.say(
          "ui.connect.disk-mounted", disk.content().orElse("?"), disk.mount().get());
    }
    if (disk.divided()) {
      return language.say("ui.connect.disk-divided");
    }
    return disk.content()
        .map(content -> language.say("ui.connect.disk-holds", content))
        .orElseGet(() -> language.say("ui.connect.disk-empty"));
  }

  /// What is in use cannot be picked; it is listed all the same, so that nobody misses it.
  private void pick(FormField field, String value, String detail, boolean possible) {
    boolean chosen = model.text(field).get().strip().equals(value);
    var name = new Label(value);
    name.getStyleClass().add("pick-name");
    name.setMinWidth(Region.USE_PREF_SIZE);
    var words = new Label(detail);
    words.getStyleClass().add("pick-detail");
    words.setMinWidth(0);
    var row = new HBox(10, name, words, Parts.spring());
    row.setAlignment(Pos.CENTER_LEFT);
    row.setMouseTransparent(true);
    if (chosen) {
      row.getChildren().add(Icon.CHECK.of(16));
    }
    var button = new Button();
    button.setGraphic(row);
    button.getStyleClass().add("pick");
    Parts.style(button, "chosen", chosen);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMinWidth(0);
    button.setDisable(!possible);
    button.setAccessibleText(value + ", " + detail);
    button.setId("pick-" + node + value.replaceAll("[^A-Za-z0-9]+", "-"));
    button.setOnAction(_ -> model.text(field).set(value));
    row.prefWidthProperty().bind(root.widthProperty().subtract(24));
    root.getChildren().add(button);
  }

  private Label group(String key) {
    var label = new Label(language.say(key));
    label.getStyleClass().add("field-group");
    return label;
  }

  private void warn(boolean holds, String key, Object... arguments) {
    if (holds) {
      line(Optional.of(Icon.WARNING), language.say(key, arguments), "check-warn");
    }
  }

  private void line(Optional<Icon> icon, String words, String style) {
    Label label = Parts.words(words, style);
    icon.ifPresent(each -> label.setGraphic(each.of(16)));
    root.getChildren().add(label);
  }
}
