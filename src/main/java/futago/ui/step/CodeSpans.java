package futago.ui.step;

import futago.command.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text of a command or file → stretches to colour. Knows no single language: a comment from a mark
/// to the end of its line, an option, something quoted, a secret, a value of the spec.
public final class CodeSpans {
  private static final int LONGEST_QUOTE = 200;

  private final Pattern parts;

  /// @param values the spec's values to highlight
  public CodeSpans(SpecValues values) {
    // A comment mark stands at the beginning of a line or after a space; an option after a space.
    this.parts =
        Pattern.compile(
            "(?<secret>"
                + Pattern.quote(Secret.MASK)
                + ")|(?<comment>(?m)(?:^|(?<=\\s))#(?!!)[^\\n]*)"
                + values.pattern().map(each -> "|(?<value>" + each + ")").orElse("|(?<value>(?!))")
                + "|(?<quoted>\"[^\"\\n]{1,"
                + LONGEST_QUOTE
                + "}\"|'[^'\\n]{1,"
                + LONGEST_QUOTE
                + "}')|(?<option>(?<=\\s)--?[A-Za-z][\\w-]*)");
  }

  /// The stretches of a text, in order; together they are the text.
  public List<CodeSpan> of(String text) {
    return spans(text, CodeSpan.Kind.PLAIN);
  }

  private List<CodeSpan> spans(String text, CodeSpan.Kind between) {
    var spans = new ArrayList<CodeSpan>();
    Matcher matcher = parts.matcher(text);
    int done = 0;
    while (matcher.find()) {
      add(spans, between, text.substring(done, matcher.start()));
      addPart(spans, matcher.toMatchResult());
      done = matcher.end();
    }
    add(spans, between, text.substring(done));
    return spans;
  }

  private void addPart(List<CodeSpan> spans, MatchResult part) {
    if (part.group("secret") != null) {
      add(spans, CodeSpan.Kind.SECRET, part.group());
    } else if (part.group("comment") != null) {
      add(spans, CodeSpan.Kind.COMMENT, part.group());
    } else if (part.group("value") != null) {
      add(spans, CodeSpan.Kind.VALUE, part.group());
    } else if (part.group("option") != null) {
      add(spans, CodeSpan.Kind.OPTION, part.group());
    } else {
      quoted(spans, part.group());
    }
  }

  /// Values stand out inside quotes as well.
  private void quoted(List<CodeSpan> spans, String text) {
    String inner = text.substring(1, text.length() - 1);
    add(spans, CodeSpan.Kind.QUOTED, text.substring(0, 1));
    spans(inner, CodeSpan.Kind.QUOTED).forEach(span -> add(spans, span.kind(), span.text()));
    add(spans, CodeSpan.Kind.QUOTED, text.substring(text.length() - 1));
  }

  private static void add(List<CodeSpan> spans, CodeSpan.Kind kind, String text) {
    if (text.isEmpty()) {
      return;
    }
    if (!spans.isEmpty() && spans.getLast().kind() == kind) {
      text = spans.removeLast().text() + text;
    }
    spans.add(new CodeSpan(kind, text));
  }
}
