package futago.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import futago.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts that are not JSON, and texts that mean harm.
class BadTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                          | (line 1, column 1)  | there is nothing in it
          `{"name": "pgha",}`         | (line 1, column 17) | not valid JSON
          `{"name": "pgha"`           | (line 1, column 16) | not valid JSON
          `{'name': 'pgha'}`          | (line 1, column 2)  | not valid JSON
          `{name: 1}`                 | (line 1, column 2)  | not valid JSON
          `{"port": 007}`             | (line 1, column 11) | not valid JSON
          `{"port": NaN}`             | (line 1, column 13) | not valid JSON
          `{} {}`                     | (line 1, column 4)  | follows after the last closing bracket
          `{}]`                       | (line 1, column 3)  | not valid JSON
          `[]`                        | (line 1, column 1)  | an object in { }, not a list
          `"pgha"`                    | (line 1, column 1)  | an object in { }, not the text "pgha"
          `42`                        | (line 1, column 1)  | an object in { }, not the number 42
          """)
  void tellsWhereTextIsNoSpec(String text, String path, String words) {
    Problem problem = onlyProblemOf(text);

    assertThat(problem.path()).isEqualTo(path);
    assertThat(english(problem)).contains(words);
  }

  @Test
  void tellsLineAndColumnOfBrokenJson() {
    Problem problem = onlyProblemOf("{\n  \"name\": \"pgha\",\n  \"nodes\" [\n");

    assertThat(problem.path()).isEqualTo("(line 3, column 11)");
    assertThat(english(problem)).contains("'['").contains("colon");
  }

  @Test
  void findsEveryFieldThatIsGivenTwice() throws Exception {
    String text =
        least()
            .replace("\"name\": \"pgha\",", "\"name\": \"pgha\",\n \"name\": \"other\",")
            .replace("\"version\": \"15\"", "\"version\": \"15\", \"version\": \"15\"");

    List<Problem> problems = problemsOf(text);

    assertThat(problems).extracting(Problem::path).containsExactly("name", "postgresql.version");
    assertThat(english(problems.getFirst())).contains("twice").contains("line 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\n", "\\u001b[31m", "\\ud800", "\\u202e", "\\u200b"})
  void refusesWhatCannotBeSeen(String escape) throws Exception {
    Problem problem = onlyProblemOf(least().replace("\"ens3\"}", "\"a" + escape + "b\"}"), 2);

    assertThat(problem.path()).isEqualTo("nodes[0].interface");
    assertThat(english(problem))
        .contains("\\u")
        .doesNotContainPattern("\\p{Cntrl}|\\p{Cf}|\\p{Cs}");
  }

  @Test
  void refusesControlCharactersThatAreNotEscaped() throws Exception {
    Problem problem = onlyProblemOf(least().replace("pgha", "pg\0ha"));

    assertThat(problem.path()).startsWith("(line 2, column");
    assertThat(english(problem)).doesNotContain("\0");
  }

  @Test
  void showsNoMoreThanTheBeginningOfALongText() throws Exception {
    Problem problem = onlyProblemOf(least().replace("pgha", "x".repeat(10_000)));

    assertThat(problem.path()).isEqualTo("name");
    assertThat(english(problem)).contains("10000 characters").hasSizeLessThan(150);
  }

  @Test
  void showsNoMoreThanTheBeginningOfALongFieldName() throws Exception {
    Problem problem =
        onlyProblemOf(least().replaceFirst("\\{", "{\"" + "y".repeat(10_000) + "\": 1,"));

    assertThat(problem.path()).startsWith("[\"yyyy").hasSizeLessThan(80);
    assertThat(english(problem)).contains("no such field");
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999999999999999999999", "2147483648", "-9223372036854775809"})
  void refusesHugeNumbers(String number) throws Exception {
    Problem problem =
        onlyProblemOf(least().replace("{\"disk\"", "{\"port\": " + number + ", \"disk\""));

    assertThat(problem.path()).isEqualTo("drbd.port");
    assertThat(english(problem)).contains(number).contains("from 1 to 65535");
  }

  @Test
  void refusesAnExponentWithoutWorkingItOut() throws Exception {
    Problem problem =
        onlyProblemOf(least().replace("{\"disk\"", "{\"port\": 1e999999999, \"disk\""));

    assertThat(problem.path()).isEqualTo("drbd.port");
    assertThat(english(problem)).contains("whole number").contains("1e999999999");
  }

  @Test
  void refusesANumberOfManyDigits() throws Exception {
    Problem problem =
        onlyProblemOf(
            least().replace("{\"disk\"", "{\"port\": " + "9".repeat(5000) + ", \"disk\""));

    assertThat(problem.path()).startsWith("(line ");
    assertThat(english(problem)).contains("far too long");
  }

  @Test
  void refusesDeepNesting() {
    Problem problem =
        onlyProblemOf("{\"name\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}");

    assertThat(problem.path()).startsWith("(line 1, column ");
    assertThat(english(problem)).contains("nested too deeply");
  }

  @Test
  void listsNoEndOfProblems() {
    var text = new StringBuilder("{");
    for (int i = 0; i < 5000; i++) {
      text.append("\"x").append(i).append("\": 1,");
    }

    List<Problem> problems = problemsOf(text + "\"name\": \"pgha\"}");

    assertThat(problems).hasSize(101);
    assertThat(english(problems.getLast())).contains("4904 more problems");
  }

  @Test
  void namesItsProblemsWithoutValuesInTheException() {
    var e =
        catchThrowableOfType(
            BadSpecException.class, () -> SpecReader.parse(least().replace("pgha", "hunter 2")));

    assertThat(e).hasMessage("name: spec.name.cluster");
  }

  @Test
  void explainsInJapanese() throws Exception {
    Problem problem =
        onlyProblemOf(least().replace("\"interface\": \"ens3\"},", "\"interfase\": 1},"));

    assertThat(Texts.in(Locale.JAPAN).say(problem.message()))
        .isEqualTo("そのような項目はありません。「interface」のことですか?");
  }

  private static Problem onlyProblemOf(String text) {
    return onlyProblemOf(text, 1);
  }

  private static Problem onlyProblemOf(String text, int count) {
    List<Problem> problems = problemsOf(text);
    assertThat(problems).hasSize(count);
    return problems.getFirst();
  }

  private static List<Problem> problemsOf(String text) {
    return catchThrowableOfType(BadSpecException.class, () -> SpecReader.parse(text)).problems();
  }

  private static String english(Problem problem) {
    return Texts.in(Locale.ENGLISH).say(problem.message());
  }

  private static String least() throws IOException {
    return Files.readString(resource("least.json"), UTF_8);
  }

  private static Path resource(String name) {
    return Path.of("src/test/resources/spec", name);
  }
}
