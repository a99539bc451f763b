package futago.simulator.pacemaker.cib;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// An XML element without text, as the CIB consists of.
///
/// @param name its tag
/// @param attributes in the order of printing
/// @param children in their order
public record Element(String name, Map<String, String> attributes, List<Element> children) {
  public Element {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    children = List.copyOf(children);
  }

  /// An element without children.
  ///
  /// @param namesAndValues its attributes, in pairs
  public static Element of(String name, String... namesAndValues) {
    var attributes = new LinkedHashMap<String, String>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      attributes.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Element(name, attributes, List.of());
  }

  /// The value of an attribute; empty if it has none of that name.
  public String get(String attribute) {
    return attributes.getOrDefault(attribute, "");
  }

  /// Its id; empty if it has none.
  public String id() {
    return get("id");
  }

  /// The children of a tag.
  public List<Element> all(String tag) {
    return children.stream().filter(each -> each.name.equals(tag)).toList();
  }

  /// The first child of a tag.
  public Optional<Element> first(String tag) {
    return children.stream().filter(each -> each.name.equals(tag)).findFirst();
  }

  /// This and all below it.
  public Stream<Element> deep() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(Element::deep));
  }

  /// The element with an id, at any depth.
  public Optional<Element> find(String id) {
    return deep().filter(each -> each.id().equals(id)).findFirst();
  }

  /// The same with these children instead.
  public Element with(List<Element> others) {
    return new Element(name, attributes, others);
  }

  /// The same with one more child, at the end.
  public Element plus(Element child) {
    var more = new ArrayList<>(children);
    more.add(child);
    return with(more);
  }

  /// The same with an attribute set.
  public Element with(String attribute, String value) {
    var changed = new LinkedHashMap<>(attributes);
    changed.put(attribute, value);
    return new Element(name, changed, children);
  }

  /// The same with the children of a tag changed; a child of that tag is made if there is none.
  public Element change(String tag, UnaryOperator<Element> change) {
    Element here = first(tag).isPresent() ? this : plus(of(tag));
    return here.with(
        here.children.stream()
            .map(each -> each.name.equals(tag) ? change.apply(each) : each)
            .toList());
  }

  /// The same with every element of some kind changed, at any depth.
  public Element changeDeep(Predicate<Element> which, UnaryOperator<Element> change) {
    Element inside = with(children.stream().map(each -> each.changeDeep(which, change)).toList());
    return which.test(inside) ? change.apply(inside) : inside;
  }

  /// The same without some of the elements below it.
  public Element without(Predicate<Element> which) {
    return with(
        children.stream()
            .filter(each -> !which.test(each))
            .map(each -> each.without(which))
            .toList());
  }

  /// As text, two blanks for each level.
  public String text() {
    var text = new StringBuilder();
    print(text, "");
    return text.toString();
  }

  private void print(StringBuilder text, String indent) {
    text.append(indent).append(start());
    if (children.isEmpty()) {
      text.append("/>\n");
      return;
    }
    text.append(">\n");
    children.forEach(each -> each.print(text, indent + "  "));
    text.append(indent).append("</").append(name).append(">\n");
  }

  private String start() {
    var start = new StringBuilder("<").append(name);
    attributes.forEach(
        (key, value) ->
            start.append(' ').append(key).append("=\"").append(escaped(value)).append('"'));
    return start.toString();
  }

  private static String escaped(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
