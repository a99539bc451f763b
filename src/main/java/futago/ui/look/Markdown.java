package futago.ui.look;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.Block;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.parser.Parser;

/// Markdown as nodes of the window: headings, paragraphs, lists, commands, and words that are
/// strong, emphasised or code. The explanations need no more; anything else is refused, so that a
/// test finds it.
public final class Markdown {
  private static final Parser PARSER = Parser.builder().build();

  private Markdown() {}

  /// A column of the blocks of that text.
  ///
  /// @throws IllegalArgumentException for Markdown that is not among what is known here
  public static VBox of(String markdown) {
    var column = new VBox();
    column.getStyleClass().add("markdown");
    children(PARSER.parse(markdown)).forEach(block -> column.getChildren().add(block(block)));
    return column;
  }

  private static Region block(Node block) {
    return switch (block) {
      case Heading heading -> flow(heading, "md-heading");
      case Paragraph paragraph -> flow(paragraph, "md-paragraph");
      case FencedCodeBlock code -> Parts.words(code.getLiteral().stripTrailing(), "md-block");
      case BulletList list -> list(list, _ -> "•");
      case OrderedList list -> list(list, number -> number + ".");
      default -> throw new IllegalArgumentException("no Markdown of ours: " + block);
    };
  }

  private static VBox list(Block list, java.util.function.IntFunction<String> mark) {
    var column = new VBox();
    column.getStyleClass().add("md-list");
    int number = 1;
    for (Node item : children(list)) {
      var words = new VBox();
      children(item).forEach(part -> words.getChildren().add(block(part)));
      HBox.setHgrow(words, Priority.ALWAYS);
      words.setMinWidth(0);
      var bullet = Parts.words(mark.apply(number++), "md-mark");
      bullet.setMinWidth(Region.USE_PREF_SIZE);
      column.getChildren().add(new HBox(8, bullet, words));
    }
    return column;
  }

  private static TextFlow flow(Node block, String style) {
    var flow = new TextFlow();
    flow.getStyleClass().add(style);
    children(block).forEach(part -> inline(part, List.of(), flow.getChildren()::add));
    return flow;
  }

  private static void inline(Node part, List<String> styles, Consumer<Text> add) {
    switch (part) {
      case org.commonmark.node.Text text -> add.accept(text(text.getLiteral(), styles));
      case SoftLineBreak _ -> add.accept(text(" ", styles));
      case Code code -> add.accept(text(code.getLiteral(), with(styles, "md-code")));
      case StrongEmphasis strong ->
          children(strong).forEach(each -> inline(each, with(styles, "md-strong"), add));
      case Emphasis emphasis ->
          children(emphasis).forEach(each -> inline(each, with(styles, "md-emphasis"), add));
      default -> throw new IllegalArgumentException("no Markdown of ours: " + part);
    }
  }

  private static Text text(String words, List<String> styles) {
    var text = new Text(words);
    text.getStyleClass().add("md-text");
    text.getStyleClass().addAll(styles);
    return text;
  }

  private static List<String> with(List<String> styles, String style) {
    var more = new ArrayList<>(styles);
    more.add(style);
    return more;
  }

  private static List<Node> children(Node parent) {
    var children = new ArrayList<Node>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      children.add(child);
    }
    return children;
  }
}
