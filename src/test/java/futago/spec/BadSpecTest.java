package futago.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import futago.text.Message;
import futago.text.Texts;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The tables of bad specs in `src/test/resources/spec`. Each case changes the talk's spec and
/// names every problem that is to be found, in order: its path, and words of its English message.
class BadSpecTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  static Stream<Arguments> cases() {
    return Stream.of("shape", "names", "network", "login", "disks", "el6", "several")
        .map(table -> resource("/spec/bad-" + table + ".json"))
        .flatMap(JsonNode::valueStream)
        .map(one -> argumentSet(one.get("case").asString(), one));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isRefusedWithEveryProblem(JsonNode one) {
    List<Problem> problems = problemsOf(changed(one).toString());

    List<List<String>> expected = new ArrayList<>();
    one.get("problems")
        .forEach(row -> expected.add(row.valueStream().map(JsonNode::asString).toList()));
    assertThat(problems)
        .extracting(Problem::path)
        .containsExactlyElementsOf(expected.stream().map(List::getFirst).toList());
    for (int i = 0; i < problems.size(); i++) {
      List<String> words = expected.get(i).subList(1, expected.get(i).size());
      assertThat(english(problems.get(i).message())).contains(words);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isExplainedInBothLanguages(JsonNode one) {
    for (Problem problem : problemsOf(changed(one).toString())) {
      String japanese = Texts.in(Locale.JAPANESE).say(problem.message());
      assertThat(japanese).containsPattern("[\\p{IsHiragana}\\p{IsKatakana}]");
      for (String text : List.of(english(problem.message()), japanese)) {
        assertThat(text)
            .doesNotContain(problem.message().key())
            .doesNotContainPattern("\\p{Cntrl}|\\{[0-9]|'\\{")
            .hasSizeLessThan(300);
      }
    }
  }

  private static List<Problem> problemsOf(String text) {
    return catchThrowableOfType(BadSpecException.class, () -> SpecReader.parse(text)).problems();
  }

  private static String english(Message message) {
    return Texts.in(Locale.ENGLISH).say(message);
  }

  /// The talk's spec with the changes of a case.
  private static JsonNode changed(JsonNode one) {
    JsonNode spec = resource("/spec/talk.json");
    one.path("set")
        .forEachEntry((pointer, value) -> set(spec, JsonPointer.compile(pointer), value));
    one.path("remove").forEach(pointer -> remove(spec, JsonPointer.compile(pointer.asString())));
    return spec;
  }

  private static void set(JsonNode spec, JsonPointer pointer, JsonNode value) {
    JsonPointer last = pointer.last();
    switch (spec.at(pointer.head())) {
      case ObjectNode object -> object.set(last.getMatchingProperty(), value);
      case ArrayNode array when last.getMatchingIndex() == array.size() -> array.add(value);
      case ArrayNode array -> array.set(last.getMatchingIndex(), value);
      case JsonNode other -> throw new IllegalArgumentException(pointer + " in " + other);
    }
  }

  private static void remove(JsonNode spec, JsonPointer pointer) {
    JsonPointer last = pointer.last();
    JsonNode removed =
        switch (spec.at(pointer.head())) {
          case ObjectNode object -> object.remove(last.getMatchingProperty());
          case ArrayNode array -> array.remove(last.getMatchingIndex());
          case JsonNode other -> throw new IllegalArgumentException(pointer + " in " + other);
        };
    assertThat(removed).as("%s is in the talk's spec", pointer).isNotNull();
  }

  private static JsonNode resource(String name) {
    InputStream in = BadSpecTest.class.getResourceAsStream(name);
    return MAPPER.readTree(in);
  }
}
