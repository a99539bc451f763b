package futago.report;

import futago.report.Block.Bars;
import futago.report.Block.Blanks;
import futago.report.Block.Callout;
import futago.report.Block.Cell;
import futago.report.Block.Code;
import futago.report.Block.Commands;
import futago.report.Block.Facts;
import futago.report.Block.Heading;
import futago.report.Block.Paragraph;
import futago.report.Block.Picture;
import futago.report.Block.Table;

/// The blocks of a report as HTML.
final class HtmlBlocks {
  /// A word or a name that is no longer than this is not broken in a table.
  private static final int WHOLE = 32;

  /// A row with more lines than this may be broken where a page of paper ends.
  private static final int LONG_LINES = 12;

  private HtmlBlocks() {}

  static Markup section(Section section) {
    Markup element =
        Markup.of("section", section.ownPage() ? "own-page" : "chapter").with("id", section.id());
    element.add(Markup.of("h2").text(section.title()));
    if (!section.lead().isEmpty()) {
      element.add(Markup.of("p", "lead").text(section.lead()));
    }
    section.blocks().forEach(block -> element.add(block(block)));
    return element;
  }

  private static Markup block(Block block) {
    return switch (block) {
      case Paragraph paragraph -> Markup.of("p").text(paragraph.text());
      case Heading heading -> Markup.of("h3").text(heading.text());
      case Callout callout ->
          Markup.of("div", "callout " + callout.tone().style())
              .add(
                  Markup.of("p", "callout-title").text(callout.title()),
                  Markup.of("p").text(callout.text()));
      case Facts facts -> facts(facts);
      case Table table -> table(table);
      case Code code -> code(code);
      case Commands commands -> commands(commands);
      case Bars bars -> BarDrawing.of(bars);
      case Picture picture -> ClusterDrawing.of(picture.picture());
      case Blanks blanks -> blanks(blanks);
    };
  }

  private static Markup facts(Facts facts) {
    Markup list = Markup.of("dl", "card");
    facts
        .facts()
        .forEach(
            fact ->
                list.add(
                    Markup.of("div", "fact")
                        .add(
                            Markup.of("dt").text(fact.name()),
                            fact.code()
                                ? Markup.of("dd").add(Markup.of("code").text(fact.value()))
                                : Markup.of("dd").text(fact.value()))));
    return list;
  }

  private static Markup table(Table table) {
    Markup heads = Markup.of("tr");
    table.heads().forEach(head -> heads.add(Markup.of("th").with("scope", "col").text(head)));
    Markup body = Markup.of("tbody");
    for (var cells : table.rows()) {
      Markup row =
          cells.stream().anyMatch(HtmlBlocks::isLong) ? Markup.of("tr", "long") : Markup.of("tr");
      cells.forEach(cell -> row.add(cell(cell)));
      body.add(row);
    }
    return Markup.of("div", table.dense() ? "card scroll dense" : "card scroll")
        .add(Markup.of("table").add(Markup.of("thead").add(heads), body));
  }

  private static boolean isLong(Cell cell) {
    return cell.text().lines().count() > LONG_LINES;
  }

  private static Markup cell(Cell cell) {
    boolean whole = cell.text().length() <= WHOLE && cell.text().indexOf(' ') < 0;
    String tone = cell.tone() == Tone.PLAIN ? "" : " " + cell.tone().style();
    return switch (cell.kind()) {
      case WORDS -> Markup.of("td", "words" + tone).text(cell.text());
      case NUMBER -> Markup.of("td", "number" + tone).text(cell.text());
      case CODE ->
          Markup.of("td", (whole ? "cell-code whole" : "cell-code") + tone)
              .add(Markup.of("code").text(cell.text()));
    };
  }

  private static Markup code(Code code) {
    Markup figure = Markup.of("div", "card code");
    code.caption().ifPresent(caption -> figure.add(Markup.of("p", "caption").text(caption)));
    return figure.add(Markup.of("pre").text(code.text()));
  }

  private static Markup commands(Commands commands) {
    Markup list = Markup.of("ol", "commands card");
    commands
        .commands()
        .forEach(
            command -> {
              Markup item =
                  Markup.of("li")
                      .add(
                          Markup.of("span", "where").text(command.where()),
                          Markup.of("pre").text(command.line()));
              if (!command.remark().isEmpty()) {
                item.add(Markup.of("p", "remark").text(command.remark()));
              }
              list.add(item);
            });
    return list;
  }

  private static Markup blanks(Blanks blanks) {
    Markup list = Markup.of("div", "blanks");
    blanks.labels().forEach(label -> list.add(Markup.of("p").text(label)));
    return list;
  }
}
