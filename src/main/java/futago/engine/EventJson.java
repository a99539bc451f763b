package futago.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import futago.text.MessageJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Events as JSON and back. What is particular to JSON is said here, so that the events themselves
/// need not know it.
public final class EventJson {
  private static final JsonMapper MAPPER =
      MessageJson.teach(JsonMapper.builder())
          .addMixIn(RunEvent.class, Named.class)
          .addMixIn(RunOutcome.class, Named.class)
          .addMixIn(StepState.class, Named.class)
          .addMixIn(ShownAction.class, Named.class)
          .addMixIn(StepId.class, PlainStepId.class)
          // The file may be anybody's; an event that lacks something is none.
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          // A journal of a later version may say more.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private EventJson() {}

  /// One line of JSON, without line break.
  public static String write(RunEvent event) {
    return MAPPER.writerFor(RunEvent.class).writeValueAsString(event);
  }

  /// The event of such a line.
  ///
  /// @throws JacksonException if it is none
  static RunEvent read(String line) {
    return MAPPER.readValue(line, RunEvent.class);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
  private interface Named {}

  /// A step's name is a string.
  abstract static class PlainStepId {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    PlainStepId(String value) {}

    @JsonValue
    abstract String value();
  }
}
