package futago.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import futago.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a person sees of the states that were captured, word for word. `mvn -q test
/// -Dtest=StatusTextTest -Dfutago.golden=write` takes a change over.
class StatusTextTest {
  @ParameterizedTest
  @CsvSource({
    "healthy, en",
    "healthy, ja",
    "standby-bob, en",
    "offline-bob, en",
    "drbd-syncing, en",
    "drbd-syncing, ja",
    "split-brain-detected, en",
    "split-brain-detected, ja",
    "stop-failed-blocked, en",
    "stop-failed-blocked, ja",
    "moved-constraints-left, en",
    "group-stopped-silently, en",
    "moving-starting, en",
  })
  void asAPersonSeesIt(String state, String language) throws Exception {
    compare(state, language, Example.status(state));
  }

  /// The same with the screens of a Pacemaker 1.0, by the names that the slides have.
  @ParameterizedTest
  @CsvSource({
    "s1-both-online, '', en",
    "s1-both-online, '', ja",
    "s2-standby-bob, '', en",
    "s4-offline-bob, '', en",
    "s6-threshold, '', en",
    "s6-threshold, '', ja",
    "s7-stop-failed-blocked, '', en",
    "s7-stop-failed-blocked, '', ja",
    "s10-promote-failed, '', en",
    "cold-start-alone, 00:56:50, en",
    "cold-start-alone, 00:56:50, ja",
    "load-and-start, 00:13:46, en",
    "promotion-fails, 00:49:58, en",
    "link-returns-alice, 01:04:56, en",
  })
  void asAPersonSeesTheTalksCluster(String file, String time, String language) throws Exception {
    String screen = time.isEmpty() ? Captures10.text(file) : Captures10.screen(file, time);
    El6Answers bob =
        screen.contains("OFFLINE: [ bob ]") ? El6Answers.stopped() : El6Answers.bobShowing(screen);

    compare("el6-" + file, language, Example.el6(El6Answers.showing(screen), bob));
  }

  @ParameterizedTest
  @CsvSource({"en", "ja"})
  void afterAMigrateThatNobodyTookBack(String language) throws Exception {
    String screen = Captures10.text("s6-threshold");
    String constraints = El6Answers.constraints(El6Answers.MOVED);

    compare(
        "el6-migrated",
        language,
        Example.el6(
            El6Answers.showing(screen).with("constraints", 0, constraints),
            El6Answers.bobShowing(screen).with("constraints", 0, constraints)));
  }

  private static void compare(String name, String language, ClusterStatus status) throws Exception {
    Path golden = Path.of("src/test/resources/cluster/golden/" + name + "." + language + ".txt");
    String text = text(status, language);
    if ("write".equals(System.getProperty("futago.golden"))) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, text);
    }
    assertThat(text)
        .as("the text has changed; if that is meant: -Dfutago.golden=write")
        .isEqualTo(Files.readString(golden));
  }

  @Test
  void nobodyAnswers() {
    var alice = new CapturedNode("alice", Captures.DEBIAN_12, "healthy");
    var bob = new CapturedNode("bob", Captures.DEBIAN_12, "healthy");
    alice.whenRun(
        _ -> {
          throw CapturedNode.unreachable("alice");
        });
    bob.whenRun(
        _ -> {
          throw CapturedNode.unreachable("bob");
        });

    assertThat(text(Example.status(alice, bob), "en"))
        .contains(
            "pgha, 2026-11-23 09:30:00\n",
            "Where the database runs is unknown",
            "alice: unknown, does not answer")
        .doesNotContain("Resources");
  }

  @Test
  void everyTextOfEveryCaptureIsThere() {
    for (String state : Captures.states(Captures.DEBIAN_12)) {
      for (String language : List.of("en", "ja")) {
        assertThat(text(Example.status(state), language))
            .as("%s %s", state, language)
            .doesNotContainPattern("cluster\\.(text|node|finding|refused|unreadable)")
            .doesNotContainPattern("\\{\\d");
      }
    }
  }

  @Test
  void forPrograms() {
    JsonNode json =
        JsonMapper.builder()
            .build()
            .readTree(JsonMapper.builder().build().writeValueAsString(Example.status("healthy")));

    assertThat(json.propertyNames())
        .containsExactlyInAnyOrder(
            "cluster",
            "virtualIp",
            "drbdResource",
            "taken",
            "platform",
            "pacemaker",
            "nodes",
            "groupOn",
            "virtualIpOn",
            "partitioned",
            "splitBrain");
    assertThat(json.at("/taken").asString()).isEqualTo("2026-11-23T09:30:00Z");
    assertThat(json.at("/platform").asString()).isEqualTo("debian-corosync");
    assertThat(json.at("/groupOn").asString()).isEqualTo("alice");
    assertThat(json.at("/pacemaker/nodes/0/condition").asString()).isEqualTo("ONLINE");
    assertThat(json.at("/pacemaker/resources/0/members/2/role").asString()).isEqualTo("Started");
    assertThat(json.at("/nodes/1/drbd/disk").asString()).isEqualTo("UpToDate");
    assertThat(json.at("/pacemaker/text").asString()).contains("Online: [ alice bob ]");
  }

  private static String text(ClusterStatus status, String language) {
    var texts = Texts.in(Locale.forLanguageTag(language));
    return String.join("\n", new StatusText(texts::say, ZoneOffset.UTC).lines(status)) + "\n";
  }
}
