package futago.cluster;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// XML that a node printed. It is not trusted: no document type, hence no entities, nothing fetched
/// from anywhere, and the parser's limits on size and depth.
///
/// @param source the command that printed it, for messages
/// @param element an element of it
record Xml(String source, Element element) {
  /// Reads a whole document.
  ///
  /// @throws UnreadableException if it is cut short, not XML, or declares a document type
  static Xml parse(String source, String text) throws UnreadableException {
    try {
      DocumentBuilder builder = factory().newDocumentBuilder();
      builder.setErrorHandler(new Silent());
      var input = new InputSource(new StringReader(text));
      return new Xml(source, builder.parse(input).getDocumentElement());
    } catch (SAXException e) {
      throw UnreadableException.of(source, String.valueOf(e.getMessage()), e);
    } catch (IOException | ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DocumentBuilderFactory factory() throws ParserConfigurationException {
    var factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    factory.setXIncludeAware(false);
    factory.setExpandEntityReferences(false);
    return factory;
  }

  String name() {
    return element.getTagName();
  }

  /// The elements directly in this one.
  List<Xml> children() {
    var children = new ArrayList<Xml>();
    for (var each = element.getFirstChild(); each != null; each = each.getNextSibling()) {
      if (each instanceof Element child) {
        children.add(new Xml(source, child));
      }
    }
    return children;
  }

  /// The elements of that name directly in this one.
  List<Xml> children(String name) {
    return children().stream().filter(child -> child.name().equals(name)).toList();
  }

  /// The first element of that name directly in this one.
  Optional<Xml> child(String name) {
    return children(name).stream().findFirst();
  }

  /// The first element of that name directly in this one.
  Xml required(String name) throws UnreadableException {
    return child(name)
        .orElseThrow(() -> UnreadableException.of(source, "no <" + name + "> in " + this));
  }

  /// An attribute that must be there.
  String text(String attribute) throws UnreadableException {
    return optional(attribute)
        .orElseThrow(() -> UnreadableException.of(source, "no " + attribute + " in " + this));
  }

  /// An attribute that may be there.
  Optional<String> optional(String attribute) {
    return element.hasAttribute(attribute)
        ? Optional.of(element.getAttribute(attribute))
        : Optional.empty();
  }

  /// A yes or no that must be there.
  boolean flag(String attribute) throws UnreadableException {
    String text = text(attribute);
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw UnreadableException.of(source, attribute + "=\"" + text + "\" in " + this);
    };
  }

  /// A yes or no that older versions do not print; no if it is not there.
  boolean flagIfThere(String attribute) throws UnreadableException {
    return optional(attribute).isPresent() && flag(attribute);
  }

  /// A number that must be there.
  int number(String attribute) throws UnreadableException {
    try {
      return Integer.parseInt(text(attribute));
    } catch (NumberFormatException e) {
      throw UnreadableException.of(source, attribute + " in " + this, e);
    }
  }

  /// The element as a person is told of it.
  @Override
  public String toString() {
    return "<" + name() + optional("id").map(id -> " id=\"" + id + "\"").orElse("") + ">";
  }

  /// Without it the parser prints errors on standard error.
  private static final class Silent implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {}

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
