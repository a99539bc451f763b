package futago.report;

import futago.report.ClusterPicture.Flow;
import futago.report.ClusterPicture.Item;
import futago.report.ClusterPicture.Node;

/// The two nodes as cards, DRBD as the line between them, the arrow in the data's direction.
final class ClusterDrawing {
  private ClusterDrawing() {}

  static Markup of(ClusterPicture picture) {
    return Markup.of("div", "cluster")
        .add(node(picture.left()), link(picture), node(picture.right()));
  }

  private static Markup node(Node node) {
    Markup card = Markup.of("div", node.active() ? "node card has-database" : "node card");
    Markup title = Markup.of("p", "node-title").add(Markup.of("strong").text(node.name()));
    if (!node.badge().isEmpty()) {
      title.add(Markup.of("span", node.active() ? "badge filled" : "badge").text(node.badge()));
    }
    card.add(
        title.add(Markup.of("span", "state " + node.tone().style()).text(node.state())),
        Markup.of("p", "second").text(node.address()));
    node.blocks().forEach(block -> card.add(item(block)));
    return card;
  }

  private static Markup item(Item item) {
    return Markup.of("div", "item " + item.tone().style())
        .add(Markup.of("strong").text(item.title()), Markup.of("span", "second").text(item.text()));
  }

  private static Markup link(ClusterPicture picture) {
    Markup svg =
        Markup.of("svg", "arrow " + picture.linkTone().style())
            .with("viewBox", "0 0 100 20")
            .with("aria-hidden", "true");
    Markup line = Markup.of("line").with("x1", 2).with("y1", 10).with("x2", 98).with("y2", 10);
    if (picture.flow() == Flow.NONE) {
      line.with("stroke-dasharray", "6 6");
    }
    svg.add(line);
    switch (picture.flow()) {
      case TO_RIGHT -> svg.add(Markup.of("path").with("d", "M100 10 L86 2 L86 18 Z"));
      case TO_LEFT -> svg.add(Markup.of("path").with("d", "M0 10 L14 2 L14 18 Z"));
      case NONE -> {}
    }
    return Markup.of("div", "link")
        .add(
            Markup.of("strong").text("DRBD"),
            svg,
            Markup.of("span", "link-words " + picture.linkTone().style()).text(picture.link()));
  }
}
