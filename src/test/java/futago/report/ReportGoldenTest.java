package futago.report;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.CapturedCluster;
import futago.cluster.drill.Drill;
import futago.cluster.drill.DrillResult;
import futago.platform.Platforms;
import futago.spec.ExampleSpec;
import futago.spec.PlatformName;
import futago.text.Message;
import futago.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A report word for word as Markdown, and the bones of it as HTML. `mvn -q test
/// -Dtest=ReportGoldenTest -Dfutago.golden=write` takes a change over.
class ReportGoldenTest {
  private static final Instant MADE = Instant.parse("2026-11-23T09:30:00Z");
  private static final Pattern BONES =
      Pattern.compile("<(section|h1|h2|h3|table|th|svg|aside|pre|ol|dl)\\b([^>]*)>([^<]*)");

  private static Report report(String platform, String language) {
    PlatformName name = PlatformName.valueOf(platform.toUpperCase(Locale.ROOT).replace('-', '_'));
    var spec = ExampleSpec.of(Optional.of(name));
    boolean debian = name == PlatformName.DEBIAN_COROSYNC;
    var source =
        new ReportSource(
            spec,
            Platforms.planned(name, spec),
            MADE,
            debian ? Optional.of(CapturedCluster.status("healthy")) : Optional.empty(),
            Map.of(),
            new PastRuns(List.of(), List.of("broken-off.jsonl")),
            debian ? drills() : List.of(),
            "Futago test");
    return Report.of(source, Texts.in(Locale.of(language)), ZoneOffset.UTC);
  }

  private static List<DrillResult> drills() {
    return List.of(
        drill(Drill.SWITCHOVER, 0, 2_140, Optional.of("bob"), 0, List.of()),
        drill(Drill.KILL, 600, 31_800, Optional.of("alice"), 0, List.of()),
        drill(
            Drill.CLUSTER_LINK,
            1_200,
            7_400,
            Optional.of("bob"),
            3,
            List.of(
                Message.of("drill.unmet.moved", "alice", "bob"),
                Message.of("drill.unmet.lost", 3L))));
  }

  private static DrillResult drill(
      Drill drill,
      long later,
      long downtime,
      Optional<String> after,
      long lost,
      List<Message> unmet) {
    return new DrillResult(
        "pgha",
        drill,
        MADE.minusSeconds(7_200).plusSeconds(later),
        true,
        "alice",
        after,
        true,
        downtime,
        List.of(downtime),
        unmet.isEmpty() ? Optional.of(downtime + 1_000) : Optional.empty(),
        Optional.of(new DrillResult.Rows(1_234, lost, 1)),
        true,
        unmet,
        List.of(),
        Optional.of("debian-corosync"));
  }

  @ParameterizedTest
  @CsvSource({
    "debian-corosync, en",
    "debian-corosync, ja",
    "el6-heartbeat, en",
    "el6-heartbeat, ja"
  })
  void asMarkdown(String platform, String language) throws Exception {
    String markdown = report(platform, language).markdown();

    assertThat(markdown).as("nothing is left to be filled in").doesNotContainPattern("\\{\\d");
    compare("report-" + platform + "-" + language + ".md", markdown);
  }

  @ParameterizedTest
  @CsvSource({"debian-corosync, en", "debian-corosync, ja", "el6-heartbeat, en"})
  void asHtml(String platform, String language) throws Exception {
    String html = report(platform, language).html();

    assertThat(html).doesNotContain("<script", "src=", "href=\"http", "@import");
    compare(
        "report-" + platform + "-" + language + ".bones.txt",
        BONES.matcher(html).results().map(ReportGoldenTest::bone).collect(Collectors.joining("\n"))
            + "\n");
  }

  private static String bone(MatchResult found) {
    return (found.group(1)
            + found.group(2).replaceAll("\\s(viewBox|role)=\"[^\"]*\"", "")
            + " "
            + found.group(3).replaceAll("\\s+", " "))
        .strip();
  }

  private static void compare(String name, String text) throws IOException {
    Path golden = Path.of("src/test/resources/golden").resolve(name);
    if ("write".equals(System.getProperty("futago.golden"))) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, text);
    }
    assertThat(text)
        .as("the report has changed; if that is meant: -Dfutago.golden=write")
        .isEqualTo(Files.readString(golden));
  }
}
