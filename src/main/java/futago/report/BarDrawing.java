package futago.report;

import futago.report.Block.Bar;
import futago.report.Block.Bars;

/// Amounts as horizontal bars: label above, amount in words at the bar's end. Each is a drawing of
/// its own, for a page of paper may end between two of them.
final class BarDrawing {
  private static final int WIDTH = 720;
  private static final int ROW = 38;
  private static final int LONGEST = 560;
  private static final int THICK = 12;

  private BarDrawing() {}

  static Markup of(Bars bars) {
    double most = bars.bars().stream().mapToDouble(Bar::amount).max().orElse(0);
    Markup drawing =
        Markup.of("div", "card drawing").add(Markup.of("p", "caption").text(bars.caption()));
    bars.bars().forEach(bar -> drawing.add(bar(bar, most)));
    return drawing;
  }

  private static Markup bar(Bar bar, double most) {
    double length = most == 0 ? 0 : LONGEST * bar.amount() / most;
    return Markup.of("svg", "bar")
        .with("viewBox", "0 0 " + WIDTH + " " + ROW)
        .with("role", "img")
        .with("aria-label", bar.label() + ": " + bar.words())
        .add(
            Markup.of("text", "bar-label").with("x", 0).with("y", 14).text(bar.label()),
            Markup.of("rect", "bar-track")
                .with("x", 0)
                .with("y", 20)
                .with("width", LONGEST)
                .with("height", THICK)
                .with("rx", 3),
            Markup.of("rect", "bar-fill " + bar.tone().style())
                .with("x", 0)
                .with("y", 20)
                // A sliver says that there is something.
                .with("width", bar.amount() > 0 ? Math.max(length, 2) : 0)
                .with("height", THICK)
                .with("rx", 3),
            Markup.of("text", "bar-words").with("x", LONGEST + 12).with("y", 31).text(bar.words()));
  }
}
