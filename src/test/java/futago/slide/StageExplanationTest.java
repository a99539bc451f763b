package futago.slide;

import static org.assertj.core.api.Assertions.assertThat;

import futago.engine.InstallStage;
import futago.engine.Plan;
import futago.text.Explanations;
import futago.ui.UiFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every stage of every platform is explained, in both languages, and nothing else is.
class StageExplanationTest {
  private static final Path DIRECTORY = Path.of("installer-resources/explain");
  private static final Plan PLAN = UiFixture.plan();
  private static final Pattern WORD = Pattern.compile("\\{([A-Za-z]+)}");

  /// Stages by platform; the one that differs is the messaging layer.
  private static final Set<String> STAGES =
      new TreeSet<>(
          List.of(
              "install",
              "ossettings",
              "messaging",
              "heartbeat",
              "drbd",
              "postgresql",
              "pacemaker",
              "verify"));

  @Test
  void theStagesAreThoseOfThePlans() {
    Set<String> planned =
        PLAN.stages().stream()
            .map(InstallStage::name)
            .collect(Collectors.toCollection(TreeSet::new));
    planned.add("heartbeat");
    assertThat(planned).isEqualTo(STAGES);
  }

  @Test
  void everyStageIsExplainedInBothLanguagesAndNothingElseIs() throws IOException {
    try (Stream<Path> languages = Files.list(DIRECTORY)) {
      assertThat(languages.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("en", "ja");
    }
    for (String language : List.of("en", "ja")) {
      assertThat(files(language)).as(language).isEqualTo(STAGES);
    }
  }

  @Test
  void bothLanguagesSayTheSameInTheSameShape() {
    for (String stage : STAGES) {
      assertThat(shape(raw(stage, Locale.JAPANESE)))
          .as(stage)
          .isEqualTo(shape(raw(stage, Locale.ENGLISH)));
      assertThat(raw(stage, Locale.JAPANESE))
          .as("%s is translated", stage)
          .containsPattern("[ぁ-ん]")
          .containsPattern("(です|ます|ません|ください)");
      assertThat(raw(stage, Locale.ENGLISH)).as(stage).doesNotContainPattern("[ぁ-んァ-ン一-龠]");
    }
  }

  @Test
  void theReadersOwnNamesAreFilledIn() {
    for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
      for (InstallStage stage : PLAN.stages()) {
        assertThat(StageExplanation.of(stage, PLAN.spec(), language).orElseThrow())
            .as(stage.name())
            .doesNotContainPattern(WORD);
      }
    }
    InstallStage verify = PLAN.stages().getLast();
    assertThat(StageExplanation.of(verify, PLAN.spec(), Locale.ENGLISH).orElseThrow())
        .contains(PLAN.spec().virtualIp().address(), PLAN.spec().nodes().getLast().name());
  }

  @Test
  void everyWordInBracesIsKnown() {
    for (String stage : STAGES) {
      for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
        assertThat(words(raw(stage, language)))
            .isSubsetOf(StageExplanation.values(PLAN.spec()).keySet());
      }
    }
  }

  @Test
  void aLanguageWithoutExplanationsReadsEnglishAndAnUnknownStageNothing() {
    assertThat(Explanations.markdown("drbd", Locale.FRENCH, Map.of()))
        .isEqualTo(Explanations.markdown("drbd", Locale.ENGLISH, Map.of()));
    assertThat(Explanations.markdown("none-such", Locale.ENGLISH, Map.of())).isEmpty();
  }

  /// The headings, the commands and the words in braces.
  private static List<Object> shape(String markdown) {
    String code =
        Pattern.compile("(?s)```.*?```")
            .matcher(markdown)
            .results()
            .map(MatchResult::group)
            .collect(Collectors.joining());
    return List.of(
        markdown.lines().filter(line -> line.startsWith("## ")).count(),
        markdown.lines().filter(line -> line.startsWith("- ")).count(),
        code,
        words(markdown));
  }

  private static Set<String> words(String markdown) {
    return WORD.matcher(markdown)
        .results()
        .map(word -> word.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String raw(String stage, Locale language) {
    return Explanations.markdown(stage, language, Map.of()).orElseThrow();
  }

  private static Set<String> files(String language) throws IOException {
    try (Stream<Path> files = Files.list(DIRECTORY.resolve(language))) {
      return files
          .map(path -> path.getFileName().toString().replace(".md", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
