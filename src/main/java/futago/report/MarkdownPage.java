package futago.report;

import futago.report.Block.Bar;
import futago.report.Block.Bars;
import futago.report.Block.Blanks;
import futago.report.Block.Callout;
import futago.report.Block.Cell;
import futago.report.Block.Code;
import futago.report.Block.Commands;
import futago.report.Block.Fact;
import futago.report.Block.Facts;
import futago.report.Block.Heading;
import futago.report.Block.Paragraph;
import futago.report.Block.Picture;
import futago.report.Block.Table;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A report as Markdown (GitHub's), for a wiki or a repository. Nothing in it becomes HTML or a
/// link that was not one: every character that Markdown takes for its own is escaped.
final class MarkdownPage {
  /// Signs of Markdown's own; what would begin a list, a title or a rule; what would become a link.
  private static final Pattern SPECIAL =
      Pattern.compile(
          "[\\\\`*_{}\\[\\]<>#|~&@]|^[-+=]|(?<=^\\d{1,9})[.)]|:(?=//)|(?<=\\b[wW]{3})\\.");

  private static final Pattern TICKS = Pattern.compile("`+");

  private final StringBuilder out = new StringBuilder();

  private MarkdownPage() {}

  static String of(Document document) {
    var page = new MarkdownPage();
    page.line("<!-- " + ReportFile.MARK + " -->");
    page.line("# " + words(document.title()));
    page.line(words(document.subtitle()));
    page.line("**" + words(document.verdict()) + "**");
    document.sections().forEach(page::section);
    page.line("---");
    page.line(words(document.footer()));
    return page.out.toString();
  }

  private void section(Section section) {
    line("## " + words(section.title()));
    if (!section.lead().isEmpty()) {
      line(words(section.lead()));
    }
    section.blocks().forEach(this::block);
  }

  private void block(Block block) {
    switch (block) {
      case Paragraph paragraph -> line(words(paragraph.text()));
      case Heading heading -> line("### " + words(heading.text()));
      case Callout callout ->
          line("> **" + words(callout.title()) + "**  \n> " + words(callout.text()));
      case Facts facts -> facts(facts);
      case Table table ->
          table(
              table.heads(),
              table.rows().stream()
                  .map(row -> row.stream().map(MarkdownPage::cell).toList())
                  .toList());
      case Code code -> {
        code.caption().ifPresent(caption -> line(words(caption)));
        fence(code.text());
      }
      case Commands commands -> commands(commands);
      case Bars bars -> {
        line(words(bars.caption()));
        bars.bars().forEach(this::bar);
        out.append('\n');
      }
      // The same is said in words and tables.
      case Picture _ -> {}
      case Blanks blanks -> {
        blanks.labels().forEach(label -> out.append("- ").append(words(label)).append('\n'));
        out.append('\n');
      }
    }
  }

  private void bar(Bar bar) {
    out.append("- ").append(words(bar.label())).append(": ").append(words(bar.words()));
    out.append('\n');
  }

  private void facts(Facts facts) {
    for (Fact fact : facts.facts()) {
      out.append("- ").append(words(fact.name())).append(": ");
      out.append(fact.code() ? code(fact.value()) : words(fact.value())).append('\n');
    }
    out.append('\n');
  }

  private void commands(Commands commands) {
    int number = 0;
    for (var command : commands.commands()) {
      number++;
      String remark = command.remark().isEmpty() ? "" : ": " + words(command.remark());
      out.append(number).append("\\. **").append(words(command.where())).append("**");
      line(remark);
      fence(command.line());
    }
  }

  private void table(List<String> heads, List<List<String>> rows) {
    row(heads.stream().map(MarkdownPage::words).toList());
    row(heads.stream().map(_ -> "---").toList());
    rows.forEach(this::row);
    out.append('\n');
  }

  private void row(List<String> cells) {
    out.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |"))).append('\n');
  }

  private static String cell(Cell cell) {
    return switch (cell.kind()) {
      case WORDS, NUMBER -> words(cell.text());
      case CODE -> code(cell.text());
    };
  }

  private void line(String text) {
    out.append(text).append("\n\n");
  }

  /// A fence longer than any run of ticks within.
  private void fence(String text) {
    String fence = "`".repeat(Math.max(3, longestTicks(text) + 1));
    out.append(fence).append("text\n").append(Harmless.text(text)).append('\n').append(fence);
    out.append("\n\n");
  }

  private static String words(String text) {
    return SPECIAL.matcher(Harmless.line(text)).replaceAll("\\\\$0");
  }

  /// Code within a line. A bar would end the cell of a table, also within code.
  private static String code(String text) {
    String shown = Harmless.line(text).replace("|", "\\|");
    if (shown.isBlank()) {
      return "";
    }
    String ticks = "`".repeat(longestTicks(shown) + 1);
    String edge = shown.startsWith("`") || shown.endsWith("`") ? " " : "";
    return ticks + edge + shown + edge + ticks;
  }

  private static int longestTicks(String text) {
    return TICKS.matcher(text).results().mapToInt(each -> each.group().length()).max().orElse(0);
  }
}
