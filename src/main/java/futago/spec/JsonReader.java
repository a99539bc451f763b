package futago.spec;

import futago.text.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON text and notes every field that is given twice, which a tree of Jackson's would
/// either hide or stop at.
final class JsonReader {
  /// A spec has four levels.
  private static final int DEEPEST = 16;

  /// Jackson's own words are kept, but no more of them than a line or two.
  private static final int LONGEST_REASON = 160;

  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonParser parser;
  private final Problems problems;

  private JsonReader(JsonParser parser, Problems problems) {
    this.parser = parser;
    this.problems = problems;
  }

  /// The one value of the text.
  ///
  /// @throws BadSpecException if it is not JSON, or not JSON alone: there is nothing to go on with
  static Json read(String text, Problems problems) throws BadSpecException {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return new JsonReader(parser, problems).document();
    }
  }

  private Json document() throws BadSpecException {
    try {
      return onlyValue();
    } catch (StreamConstraintsException e) {
      // Comes without a place of its own.
      throw broken(parser.currentLocation(), Message.of("spec.json.long"));
    } catch (JacksonException e) {
      // What Jackson adds in brackets about its source says nothing to a person.
      String reason =
          Shown.of(e.getOriginalMessage().replaceAll(" \\(start marker.*", ""), LONGEST_REASON);
      throw broken(e.getLocation(), Message.of("spec.json.broken", reason));
    }
  }

  private Json onlyValue() throws BadSpecException {
    if (parser.nextToken() == null) {
      throw broken(parser.currentLocation(), Message.of("spec.json.empty"));
    }
    Json document = value(JsonPath.ROOT, 0);
    if (parser.nextToken() != null) {
      throw broken(parser.currentTokenLocation(), Message.of("spec.json.trailing"));
    }
    return document;
  }

  private Json value(String path, int depth) throws BadSpecException {
    if (depth > DEEPEST) {
      throw broken(parser.currentTokenLocation(), Message.of("spec.json.deep"));
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> members(path, depth);
      case START_ARRAY -> items(path, depth);
      case VALUE_STRING -> new Json.Text(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Numeral(parser.getString());
      case VALUE_TRUE -> new Json.Flag(true);
      case VALUE_FALSE -> new Json.Flag(false);
      case VALUE_NULL -> new Json.Null();
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("no value starts with " + parser.currentToken());
    };
  }

  private Json members(String path, int depth) throws BadSpecException {
    Map<String, Json> values = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      int line = parser.currentTokenLocation().getLineNr();
      String at = JsonPath.member(path, name);
      parser.nextToken();
      if (values.putIfAbsent(name, value(at, depth + 1)) != null) {
        problems.add(at, Message.of("spec.field.twice", line));
      }
    }
    return new Json.Members(values);
  }

  private Json items(String path, int depth) throws BadSpecException {
    List<Json> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(value(JsonPath.item(path, values.size()), depth + 1));
    }
    return new Json.Items(values);
  }

  private static BadSpecException broken(TokenStreamLocation at, Message message) {
    String place = JsonPath.place(at.getLineNr(), at.getColumnNr());
    return new BadSpecException(List.of(new Problem(place, message)));
  }
}
