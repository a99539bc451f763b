package futago.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the bundles to each other and to the sources: every text in both languages, none missing,
/// none left over.
class TextsTest {
  private static final Path BUNDLES = Path.of("installer-resources/text");

  /// Keys that the sources put together, so that no literal shows them whole: titles and reasons by
  /// step id, titles by stage name, advice by the name of a diagnosis, help by command and option,
  /// what is said of a drill by its id.
  private static final List<String> COMPUTED_PREFIXES =
      List.of(
          "step.",
          "stage.",
          "diagnosis.",
          "cli.help.",
          "drill.title.",
          "drill.story.",
          "drill.restores.",
          "drill.danger.");

  private static final Pattern LITERAL =
      Pattern.compile("\"([a-z]+(?:\\.[A-Za-z0-9-]*[A-Za-z0-9])+)\"");

  /// Calls whose first argument is a key, also where the bundle is not there at all.
  private static final Pattern MESSAGE =
      Pattern.compile(
          "\\b(?:Message\\.of|StepState\\.missing|texts\\.say)\\(\\s*" + LITERAL.pattern());

  /// What to do about a finding has the key of the finding with `.cure` appended.
  private static final String CURE_OF_FINDING = "(cluster\\..*)\\.cure";

  /// The window's own wording of a text has its key with `.window` appended.
  private static final String WINDOW = ".window";

  /// Commands that are typed, and nothing that a window could offer to type. The scripts' own
  /// README speaks of the command line in either front end; `cli` and `lab` are never said in the
  /// window.
  private static final Pattern TYPED =
      Pattern.compile("\\bfutago [a-z]+|\\bapply\\b|--erase|--from");

  private static final Set<String> NEVER_IN_THE_WINDOW = Set.of("cli", "lab", "report");

  private static final Pattern STEP_ID =
      Pattern.compile("\\bStepId\\.of\\(\\s*" + LITERAL.pattern());

  /// What looks like a key but is a file.
  private static final Pattern FILE_NAME =
      Pattern.compile(".*\\.(conf|css|json|log|md|properties|service|sh)");

  private static final Map<String, Properties> ENGLISH = bundles(false);
  private static final Map<String, Properties> JAPANESE = bundles(true);

  @Test
  void bothLanguagesHaveTheSameKeys() {
    assertThat(JAPANESE.keySet()).isEqualTo(ENGLISH.keySet());
    ENGLISH.forEach(
        (room, english) ->
            assertThat(JAPANESE.get(room).stringPropertyNames())
                .as(room)
                .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames()));
  }

  @Test
  void everyKeyStandsInTheBundleOfItsRoom() {
    ENGLISH.forEach(
        (room, texts) ->
            assertThat(texts.stringPropertyNames()).allMatch(key -> key.startsWith(room + ".")));
  }

  @Test
  void bothLanguagesFillInTheSamePlaceholders() {
    ENGLISH.forEach(
        (room, english) ->
            assertThat(placeholders(JAPANESE.get(room))).as(room).isEqualTo(placeholders(english)));
  }

  @Test
  void theWindowNeverTellsAPersonToTypeACommandOfFutago() {
    for (Map<String, Properties> language : List.of(ENGLISH, JAPANESE)) {
      language.forEach(
          (room, texts) -> {
            if (!NEVER_IN_THE_WINDOW.contains(room)) {
              assertThat(texts.stringPropertyNames())
                  .filteredOn(key -> !key.startsWith("slide.read-me"))
                  .filteredOn(key -> !texts.containsKey(key + WINDOW))
                  .allSatisfy(
                      key ->
                          assertThat(TYPED.matcher(texts.getProperty(key)).find())
                              .as("%s: %s", key, texts.getProperty(key))
                              .isFalse());
            }
          });
    }
  }

  @Test
  void aWordingForTheWindowBelongsToAText() {
    for (Map<String, Properties> language : List.of(ENGLISH, JAPANESE)) {
      language
          .values()
          .forEach(
              texts ->
                  assertThat(texts.stringPropertyNames())
                      .filteredOn(key -> key.endsWith(WINDOW))
                      .allMatch(key -> texts.containsKey(base(key))));
    }
  }

  @Test
  void theWindowSaysWhatToPressAndTheCommandLineWhatToType() {
    Message cure = Message.of("cluster.finding.standby.cure", "bob");
    assertThat(Texts.in(Locale.ENGLISH).say(cure)).contains("futago online cluster.json bob");
    assertThat(Texts.forWindow(Locale.ENGLISH).say(cure))
        .isEqualTo("Let it run resources again with \"Online bob\" above.");
    Message other = Message.of("diagnosis.clock", "bob", "x");
    assertThat(Texts.forWindow(Locale.JAPANESE).say(other))
        .isEqualTo(Texts.in(Locale.JAPANESE).say(other));
  }

  @Test
  void noTextIsEmptyOrQuotesByAccident() {
    Stream.concat(ENGLISH.values().stream(), JAPANESE.values().stream())
        .forEach(
            texts ->
                texts.forEach(
                    (key, text) ->
                        assertThat(text.toString().replaceAll("''|'[{}]'", ""))
                            .as("%s: not empty, apostrophes doubled", key)
                            .isNotEmpty()
                            .doesNotContain("'")));
  }

  @Test
  void everyTextThatIsAskedForIsThere() {
    Set<String> asked = new TreeSet<>();
    for (String source : sources()) {
      keys(MESSAGE, source).forEach(asked::add);
      Set<String> steps = keys(STEP_ID, source).collect(Collectors.toSet());
      keys(LITERAL, source)
          .filter(key -> ENGLISH.containsKey(room(key)) && !steps.contains(key))
          .filter(key -> !FILE_NAME.matcher(key).matches())
          .forEach(asked::add);
    }
    assertThat(asked)
        .allMatch(key -> ENGLISH.getOrDefault(room(key), new Properties()).containsKey(key));
  }

  @Test
  void everyTextIsAskedFor() {
    Set<String> literals =
        sources().stream().flatMap(source -> keys(LITERAL, source)).collect(Collectors.toSet());
    List<String> leftOver =
        ENGLISH.values().stream()
            .flatMap(texts -> texts.stringPropertyNames().stream())
            .filter(key -> COMPUTED_PREFIXES.stream().noneMatch(key::startsWith))
            .filter(key -> !literals.contains(base(key).replaceFirst(CURE_OF_FINDING, "$1")))
            .sorted()
            .toList();
    assertThat(leftOver).isEmpty();
  }

  private static String base(String key) {
    return key.endsWith(WINDOW) ? key.substring(0, key.length() - WINDOW.length()) : key;
  }

  private static String room(String key) {
    return key.substring(0, key.indexOf('.'));
  }

  private static Stream<String> keys(Pattern pattern, String source) {
    return pattern.matcher(source).results().map(result -> result.group(1));
  }

  /// The numbers of the placeholders in each text, nested ones as well.
  private static Map<String, Set<String>> placeholders(Properties texts) {
    Map<String, Set<String>> placeholders = new TreeMap<>();
    texts.forEach(
        (key, text) -> {
          // Refuses what is no pattern.
          new MessageFormat(text.toString());
          placeholders.put(
              key.toString(),
              Pattern.compile("(?<!')\\{([0-9]+)")
                  .matcher(text.toString())
                  .results()
                  .map(MatchResult::group)
                  .collect(Collectors.toCollection(TreeSet::new)));
        });
    return placeholders;
  }

  private static List<String> sources() {
    try (var files = Files.walk(Path.of("src/main/java"))) {
      List<String> sources = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        sources.add(Files.readString(file));
      }
      return sources;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Properties> bundles(boolean japanese) {
    try (var files = Files.list(BUNDLES)) {
      Map<String, Properties> bundles = new TreeMap<>();
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replace(".properties", "");
        if (name.endsWith("_ja") == japanese) {
          bundles.put(name.replace("_ja", ""), read(file));
        }
      }
      return bundles;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Properties read(Path file) throws IOException {
    var texts = new UniqueProperties(file);
    try (Reader reader = Files.newBufferedReader(file)) {
      texts.load(reader);
    }
    return texts;
  }

  /// `Properties` itself lets the last of two equal keys win without a word.
  private static final class UniqueProperties extends Properties {
    private final transient Path file;

    UniqueProperties(Path file) {
      this.file = file;
    }

    @Override
    public synchronized Object put(Object key, Object value) {
      assertThat(containsKey(key)).as("%s twice in %s", key, file).isFalse();
      return super.put(key, value);
    }
  }
}
