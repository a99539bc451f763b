package futago.ui.step;

import futago.slide.Durations;
import futago.slide.SlideLine;
import futago.text.Message;
import futago.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a block of a slide says, as a list of captions and pieces of code: the shape that a card
/// draws and that *copy* copies.
final class BlockText {
  /// A caption or a piece of code.
  ///
  /// @param caption words of ours, not to be copied; otherwise what a person would type
  /// @param text the words or the code
  /// @param depth how deep under conditions it stands
  record Piece(boolean caption, String text, int depth) {}

  private final Texts texts;

  BlockText(Texts texts) {
    this.texts = texts;
  }

  List<Piece> pieces(List<SlideLine> lines) {
    var pieces = new ArrayList<Piece>();
    lines.forEach(line -> add(line, 0, pieces));
    return pieces;
  }

  /// The code alone.
  static String code(List<Piece> pieces) {
    return pieces.stream()
        .filter(piece -> !piece.caption())
        .map(Piece::text)
        .collect(Collectors.joining("\n"));
  }

  private void add(SlideLine line, int depth, List<Piece> pieces) {
    switch (line) {
      case SlideLine.Command command -> command(command, depth, pieces);
      case SlideLine.FileText file -> {
        caption(pieces, depth, "slide.file", file.path(), file.owner(), file.mode());
        code(pieces, depth, file.text());
      }
      case SlideLine.Change change -> {
        for (SlideLine.Place place : change.places()) {
          caption(pieces, depth, "slide.change", change.path(), place.where());
          code(pieces, depth, place.text());
        }
      }
      case SlideLine.Wait wait -> {
        caption(pieces, depth, "slide.wait", wait.what(), Durations.say(wait.deadline(), texts));
        command(wait.look(), depth, pieces);
      }
      case SlideLine.Condition condition -> {
        caption(pieces, depth, "slide.only-if", condition.condition());
        command(condition.test(), depth, pieces);
        caption(pieces, depth, "slide.then");
        condition.then().forEach(then -> add(then, depth + 1, pieces));
      }
    }
  }

  private void command(SlideLine.Command command, int depth, List<Piece> pieces) {
    boolean root = command.user().equals("root");
    if (!root) {
      caption(pieces, depth, "ui.slide.as-user", command.user());
    }
    code(pieces, depth, command.text());
    command
        .input()
        .ifPresent(
            input -> {
              caption(pieces, depth, "slide.input");
              code(pieces, depth, input);
            });
  }

  private void caption(List<Piece> pieces, int depth, String key, Object... arguments) {
    pieces.add(new Piece(true, texts.say(Message.of(key, arguments)), depth));
  }

  private static void code(List<Piece> pieces, int depth, String text) {
    String shown = text.stripTrailing();
    boolean joins =
        !pieces.isEmpty() && !pieces.getLast().caption() && pieces.getLast().depth() == depth;
    if (joins) {
      Piece last = pieces.removeLast();
      pieces.add(new Piece(false, last.text() + "\n" + shown, depth));
    } else {
      pieces.add(new Piece(false, shown, depth));
    }
  }
}
