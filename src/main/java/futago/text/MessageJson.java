package futago.text;

import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;

/// Messages as JSON: a key and its arguments, so that they can be said in any language later.
public final class MessageJson {
  private MessageJson() {}

  /// Teaches a mapper to write and read them.
  public static JsonMapper.Builder teach(JsonMapper.Builder mapper) {
    return mapper.addMixIn(Message.class, WithArguments.class);
  }

  /// A message's arguments are strings, numbers, truth values and messages.
  interface WithArguments {
    @JsonSerialize(contentUsing = ArgumentWriter.class)
    @JsonDeserialize(contentUsing = ArgumentReader.class)
    List<Object> arguments();
  }

  private static final class ArgumentWriter extends ValueSerializer<Object> {
    @Override
    public void serialize(Object argument, JsonGenerator json, SerializationContext context) {
      switch (argument) {
        case String _, Number _, Boolean _, Message _ -> json.writePOJO(argument);
        default -> json.writeString(argument.toString());
      }
    }
  }

  private static final class ArgumentReader extends ValueDeserializer<Object> {
    @Override
    public Object deserialize(JsonParser json, DeserializationContext context) {
      Class<?> type = json.currentToken() == JsonToken.START_OBJECT ? Message.class : Object.class;
      return context.readValue(json, type);
    }
  }
}
