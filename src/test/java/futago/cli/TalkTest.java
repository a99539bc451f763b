package futago.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The plan of the talk's own cluster beside the talk's own slides: every command and every line of
/// configuration is found in it, or stands in the list of differences with its reason.
class TalkTest {
  private static final Path TALK = Path.of("src/test/resources/talk");

  /// A line of a slide: `# ` a command of root, `$ ` one of postgres, `| ` a line of a file.
  private record Line(String slide, String text) {
    boolean isCommand() {
      return !text.startsWith("|");
    }

    String content() {
      return text.substring(2);
    }

    /// The file that a slide opens in an editor.
    Optional<String> edited() {
      return isCommand() && content().startsWith("vim ")
          ? Optional.of(content().substring(4))
          : Optional.empty();
    }
  }

  /// What is done instead of a line (empty: nothing), and why.
  private record Difference(Optional<String> done, String why) {}

  @TempDir private Path home;

  private final List<Line> slides = new ArrayList<>();
  private final Map<String, String> readAs = new LinkedHashMap<>();
  private final Map<String, Difference> differences = new LinkedHashMap<>();

  /// Commands and lines of files of the plan in order, without marks, indentation and quotes.
  private final List<String> plan = new ArrayList<>();

  @BeforeEach
  void read() throws Exception {
    readSlides();
    readDifferences();
    var cli = new TestCli(home);
    cli.input = cli.run("init", "--platform", "el6-heartbeat").out();
    cli.run("plan", "-", "--lang", "en").out().lines().forEach(this::readPlan);
  }

  @Test
  void everyLineOfTheSlidesIsInThePlanOrListed() {
    assertThat(slides).hasSizeGreaterThan(150);
    assertThat(slides)
        .filteredOn(line -> !differences.containsKey(line.text()))
        .allSatisfy(
            line -> assertThat(isInPlan(line)).as("%s: %s", line.slide(), line.text()).isTrue());
  }

  @Test
  void everyDifferenceIsOne() {
    List<String> texts = slides.stream().map(Line::text).toList();
    differences.forEach(
        (text, difference) -> {
          assertThat(texts).as("a line of the slides").contains(text);
          assertThat(isInPlan(new Line("", text)))
              .as("in the plan all the same: " + text)
              .isFalse();
          assertThat(difference.why()).as("the reason for " + text).isNotBlank();
          difference.done().ifPresent(done -> assertThat(plan).anyMatch(isOrBegins(done)));
        });
  }

  @Test
  void theCommandsComeInTheTalksOrder() {
    int at = 0;
    for (Line line : slides) {
      if (line.isCommand() && !differences.containsKey(line.text()) && line.edited().isEmpty()) {
        List<String> rest = plan.subList(at, plan.size());
        int found = rest.indexOf(plain(line.content()));
        assertThat(found).as("%s comes after what is before it", line.text()).isNotNegative();
        at += found;
      }
    }
  }

  @Test
  void theStagesAreTheTalksChapters() throws Exception {
    var chapters = new ArrayList<String>();
    slides.stream()
        .map(line -> line.slide().replaceFirst(":.*", "").replaceFirst("の設定$", ""))
        .distinct()
        .forEach(chapters::add);
    chapters.replaceAll(chapter -> chapter.equals("OS") ? "OSの設定" : chapter);
    chapters.add("動作確認");

    String japanese =
        Files.readString(Path.of("src/test/resources/golden/plan-el6-heartbeat-ja.txt"));
    assertThat(japanese.lines().filter(line -> line.matches("第 [0-9] 章: .*")).toList())
        .extracting(line -> line.replaceFirst("^[^:]*: *", ""))
        .containsExactlyElementsOf(chapters);
  }

  @Test
  void noPasswordOfTheSlidesIsAnybodys() {
    assertThat(plan).noneMatch(line -> line.contains("monitor_password"));
    assertThat(new TreeSet<>(plan)).doesNotContain("password");
  }

  private boolean isInPlan(Line line) {
    return line.edited()
        .map(file -> plan.stream().anyMatch(isOrBegins("File " + file)))
        .orElseGet(() -> plan.contains(plain(line.content())));
  }

  /// A file's line may go on with how it is changed.
  private static java.util.function.Predicate<String> isOrBegins(String text) {
    String wanted = plain(text);
    return line ->
        line.equals(wanted) || line.startsWith(wanted + ",") || line.startsWith(wanted + " (");
  }

  private void readSlides() throws IOException {
    String slide = "";
    for (String line : Files.readAllLines(TALK.resolve("slides.txt"))) {
      if (line.startsWith("== ")) {
        slide = line.substring(3);
      } else if (!slide.isEmpty() && !line.isBlank()) {
        assertThat(line).matches("[#$|] .*");
        slides.add(new Line(slide, line));
      }
    }
  }

  private void readDifferences() throws IOException {
    String[] entries = Files.readString(TALK.resolve("differences.txt")).split("\n\n", -1);
    for (String entry : List.of(entries).subList(1, entries.length)) {
      Map<String, String> fields = new LinkedHashMap<>();
      for (String line : entry.strip().lines().toList()) {
        if (line.startsWith("read ")) {
          String[] words = line.split(" ", -1);
          readAs.put(words[1], words[3]);
        } else {
          fields.put(line.substring(0, 4), line.substring(line.indexOf(": ") + 2));
        }
      }
      if (fields.containsKey("line")) {
        String why = fields.getOrDefault("why:", "");
        var difference = new Difference(Optional.ofNullable(fields.get("done")), why);
        assertThat(differences.put(fields.get("line"), difference)).isNull();
      }
    }
    // A line that is to be read otherwise is in the plan as what it is read as.
    slides.replaceAll(
        line ->
            differences.containsKey(line.text())
                ? line
                : new Line(line.slide(), readAsMeant(line.text())));
  }

  private String readAsMeant(String text) {
    String meant = text;
    for (Map.Entry<String, String> word : readAs.entrySet()) {
      meant = meant.replace(word.getKey(), word.getValue());
    }
    return meant;
  }

  private void readPlan(String line) {
    String text = line.strip();
    if (text.startsWith("File ")) {
      plan.add(plain(text));
    } else if (text.matches("(#|>|\\||postgres\\$) .*")) {
      String content = text.substring(text.indexOf(' ') + 1);
      for (String command : content.split(" && ", -1)) {
        plan.add(plain(command));
      }
    }
  }

  /// Blanks and quotes make no difference.
  private static String plain(String text) {
    return text.strip().replaceAll("\\s+", " ").replaceAll("[\"']", "");
  }
}
