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
    Path golden = Path.of("src/test/resources/cluster/golden/" + state + "." + language + ".txt");
    String text = text(Example.status(state), language);
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
            "pacemaker",
            "nodes",
            "groupOn",
            "virtualIpOn",
            "partitioned",
            "splitBrain");
    assertThat(json.at("/taken").asString()).isEqualTo("2026-11-23T09:30:00Z");
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
