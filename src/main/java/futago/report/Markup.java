package futago.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An element of HTML or SVG. Text and attribute values can only be put in as text: there is no way
/// to put in markup, so that nothing that a node said can become any.
final class Markup {
  /// Elements that have no end tag.
  private static final Set<String> VOID = Set.of("meta", "br", "hr", "wbr");

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Object> children = new ArrayList<>();

  private Markup(String name) {
    this.name = name;
  }

  /// An empty element; its name is a word of ours.
  static Markup of(String name) {
    return new Markup(name);
  }

  /// An element with a class of the style sheet.
  static Markup of(String name, String style) {
    return new Markup(name).with("class", style);
  }

  /// Sets an attribute.
  Markup with(String attribute, String value) {
    attributes.put(attribute, value);
    return this;
  }

  /// Sets a number, written the same in every language.
  Markup with(String attribute, double value) {
    String text = "%.2f".formatted(value).replace(',', '.');
    return with(attribute, text.replaceFirst("\\.?0+$", ""));
  }

  /// Adds text.
  Markup text(String text) {
    children.add(text);
    return this;
  }

  /// Adds elements.
  Markup add(Markup... elements) {
    children.addAll(List.of(elements));
    return this;
  }

  /// Adds elements.
  Markup add(List<Markup> elements) {
    children.addAll(elements);
    return this;
  }

  /// The element as HTML.
  String html() {
    var out = new StringBuilder();
    write(out);
    return out.toString();
  }

  private void write(StringBuilder out) {
    out.append('<').append(name);
    attributes.forEach(
        (key, value) ->
            out.append(' ').append(key).append("=\"").append(escape(value)).append('"'));
    out.append('>');
    for (Object child : children) {
      switch (child) {
        case Markup element -> element.write(out);
        case Object text -> out.append(escape(text.toString()));
      }
    }
    if (!VOID.contains(name)) {
      out.append("</").append(name).append('>');
    }
    if (isBlock()) {
      out.append('\n');
    }
  }

  /// A line break after these cannot be seen, and makes the file readable.
  private boolean isBlock() {
    return switch (name) {
      case "div",
          "section",
          "table",
          "tr",
          "p",
          "h1",
          "h2",
          "h3",
          "li",
          "ul",
          "ol",
          "dl",
          "svg",
          "meta",
          "head",
          "title",
          "pre",
          "header",
          "main",
          "nav",
          "footer" ->
          true;
      default -> false;
    };
  }

  private static String escape(String text) {
    String harmless = Harmless.text(text);
    var out = new StringBuilder(harmless.length() + 16);
    for (int i = 0; i < harmless.length(); i++) {
      char each = harmless.charAt(i);
      switch (each) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(each);
      }
    }
    return out.toString();
  }
}
