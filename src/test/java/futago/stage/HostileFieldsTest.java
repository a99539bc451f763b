package futago.stage;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Action;
import futago.command.Content;
import futago.command.EditFile;
import futago.command.LocalShell;
import futago.command.OnlyIf;
import futago.command.Probe;
import futago.command.Run;
import futago.command.Secret;
import futago.command.Shell;
import futago.command.ShellScript;
import futago.command.WaitFor;
import futago.command.WriteFile;
import futago.engine.Plan;
import futago.engine.Step;
import futago.platform.Platforms;
import futago.spec.BadSpecException;
import futago.spec.ClusterSpec;
import futago.spec.NodeSpec;
import futago.spec.PlatformName;
import futago.spec.PlatformRules;
import futago.spec.SpecReader;
import futago.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Every field of `cluster.json` with every hostile value: it is refused with its field, or what
/// comes of it is exactly what was given, and nothing in it is obeyed by any shell.
class HostileFieldsTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  /// All begin with a letter, so that what is special comes from the rest alone; then the same
  /// without it.
  private static final List<String> SPECIAL =
      List.of(
          "",
          " ",
          "  x",
          "x ",
          "\t",
          "\n",
          "x\ny",
          "x\r\ny",
          "\0",
          "x\0y",
          "'",
          "x'y",
          "\"",
          "x\"y",
          "''",
          "\\",
          "x\\y",
          "\\n",
          "`touch MARKER`",
          "$(touch MARKER)",
          "${IFS}touch${IFS}MARKER",
          "$x",
          ";touch MARKER",
          "; touch MARKER;",
          "|touch MARKER",
          "&touch MARKER&",
          "&& touch MARKER",
          ">MARKER",
          "<MARKER",
          "*",
          "?",
          "[a-z]",
          "{a,b}",
          "~",
          "~root",
          "#",
          "x#y",
          "!",
          "!!",
          "%s%n",
          "%",
          "-",
          "--",
          "-rf",
          "--help",
          "-oProxyCommand=touch MARKER",
          "..",
          "../x",
          "/..",
          "/",
          "//",
          "x=y",
          "a:b",
          "@",
          "user@host",
          ",",
          "(x)",
          "<x>",
          "</script>",
          "{{name}}",
          "{0}",
          "'{'",
          "'; DROP TABLE x; --",
          "$$x$$",
          "双子",
          "サービス",
          "ノード名",
          "é",
          "x\u202ey",
          "\u202e",
          "\u200f",
          "x\u200by",
          "\ufeff",
          "\ud800",
          "\udfff",
          "\ud83d\ude00",
          "\u2028",
          "\u0085",
          "\u001b[31m",
          "\u007f",
          "x".repeat(300),
          "x".repeat(10_000),
          "９",
          "Ⅷ",
          "İ",
          "ß",
          "null",
          "true",
          "0",
          "-1",
          "1e9",
          "NaN",
          "EOF",
          "FUTAGO");

  @TempDir private Path directory;

  private static ObjectNode spec(PlatformName platform) throws IOException {
    var json =
        (ObjectNode)
            MAPPER.readTree(Files.readString(Path.of("src/test/resources/spec/talk.json")));
    json.put("platform", platform.id());
    for (JsonNode node : json.get("nodes")) {
      var each = (ObjectNode) node;
      ((ObjectNode) each.get("ssh"))
          .put("identity", "/home/me/key")
          .put("jump", "me@gate:22,other");
      each.putObject("disk").put("device", "/dev/sdb1");
    }
    switch (platform) {
      case DEBIAN_COROSYNC -> ((ObjectNode) json.get("postgresql")).put("version", "15");
      case EL6_HEARTBEAT -> {
        json.put("selinux", "disabled");
        String sum = "0123456789abcdef".repeat(4);
        ObjectNode sources = json.putObject("sources");
        sources.put("variant", "el6.x86_64").put("postgresqlGroup", "PostgreSQL");
        sources.putObject("pgdg").put("url", "http://mirror.example/pgdg.rpm").put("sha256", sum);
        sources.putObject("linuxHa").put("upload", "/srv/x.repo.tar.gz").put("unpackTo", "/opt/ha");
        sources.putObject("elrepoKey").put("path", "/srv/key").put("sha256", sum);
        sources.putObject("elrepo").put("upload", "~/elrepo.rpm").put("sha256", sum);
        json.putObject("heartbeat")
            .put("transport", "mcast")
            .put("group", "239.0.0.1")
            .put("udpport", 694)
            .put("keepalive", "2")
            .put("warntime", "10")
            .put("deadtime", "30")
            .put("initdead", "60");
      }
    }
    return json;
  }

  private static void collect(JsonNode node, String pointer, List<String> leaves) {
    switch (node) {
      case ObjectNode object ->
          object.forEachEntry((name, value) -> collect(value, pointer + "/" + name, leaves));
      case ArrayNode list -> {
        for (int i = 0; i < list.size(); i++) {
          collect(list.get(i), pointer + "/" + i, leaves);
        }
      }
      default -> leaves.add(pointer);
    }
  }

  @ParameterizedTest
  @EnumSource
  void isRefusedWithItsFieldOrPassedOnExactly(PlatformName platform) throws Exception {
    List<String> leaves = new ArrayList<>();
    collect(spec(platform), "", leaves);
    Set<String> values = new LinkedHashSet<>(SPECIAL);
    SPECIAL.forEach(value -> values.add("a" + value));
    Set<String> paths = new LinkedHashSet<>(values);
    SPECIAL.forEach(value -> paths.add("/dev/" + value));
    SPECIAL.forEach(value -> paths.add("~/" + value));
    assertThat(SpecReader.parse(spec(platform).toString())).isNotNull();
    int refused = 0;
    var accepted = new LinkedHashSet<String>();
    var scripts = new LinkedHashSet<String>();
    for (String leaf : leaves) {
      boolean path = spec(platform).at(leaf).asString().matches("[/~].*");
      for (String value : path ? paths : values) {
        ObjectNode changed = spec(platform);
        var pointer = JsonPointer.compile(leaf);
        ((ObjectNode) changed.at(pointer.head())).put(pointer.last().getMatchingProperty(), value);
        Optional<ClusterSpec> spec = read(changed, platform, leaf, value);
        if (spec.isEmpty()) {
          refused++;
        } else if (accepted.add(leaf + "=" + value) && !value.matches("[A-Za-z0-9]*")) {
          scripts(spec.get(), platform, value, scripts);
        }
      }
    }
    System.out.printf(
        "%s: %d fields, %d values: %d refused, %d passed on, in %d scripts%n",
        platform, leaves.size(), paths.size(), refused, accepted.size(), scripts.size());
    assertThat(refused + accepted.size()).isGreaterThan(leaves.size() * SPECIAL.size());
    assertThat(accepted).isNotEmpty();
    everyScriptIsShellAndObeysNothing(scripts);
  }

  private static Optional<ClusterSpec> read(
      ObjectNode changed, PlatformName platform, String leaf, String value) {
    try {
      ClusterSpec spec = SpecReader.parse(changed.toString());
      PlatformRules.requireFit(spec, platform);
      return Optional.of(spec);
    } catch (BadSpecException e) {
      String field = leaf.substring(1).replaceAll("/([0-9]+)", "[$1]").replace('/', '.');
      assertThat(e.problems())
          .as(leaf + " = " + value)
          // A wrong value may be noticed by what it does not go together with.
          .anyMatch(
              problem ->
                  problem.path().equals(field)
                      || field.startsWith(problem.path() + ".")
                      || problem.path().startsWith(field.replaceFirst("[.\\[].*", "")));
      for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
        e.problems()
            .forEach(
                problem ->
                    assertThat(problem.path() + Texts.in(locale).say(problem.message()))
                        .hasSizeLessThan(600)
                        .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}]"));
      }
      return Optional.empty();
    }
  }

  /// All pieces of shell that come of a spec that was taken, where they show the value.
  private static void scripts(
      ClusterSpec spec, PlatformName platform, String value, Set<String> scripts) {
    var input =
        new PlanInput(
            spec,
            spec.act(),
            Platforms.planned(platform, spec),
            PlanInput.Secrets.fresh(Secret.of("canary-password")));
    for (Plan plan : List.of(Plans.installation(input), Plans.removal(input, true))) {
      for (Step step : plan.steps()) {
        for (NodeSpec node : spec.nodes()) {
          step.probes(node).stream().map(Probe::script).forEach(text -> note(text, value, scripts));
          var actions = new ArrayList<>(step.actions(node));
          actions.addAll(step.clearAway(node));
          actions.addAll(step.verification(node));
          var shell = new ShellScript(message -> Texts.in(Locale.ENGLISH).say(message));
          actions.forEach(
              action -> {
                note(String.join("\n", shell.lines(action)), value, scripts);
                passedOn(action, value, scripts);
              });
        }
      }
    }
  }

  private static void note(String text, String value, Set<String> scripts) {
    if (!value.isBlank() && text.contains(value)) {
      scripts.add(text);
    }
  }

  private static void passedOn(Action action, String value, Set<String> scripts) {
    switch (action) {
      case Run run -> {
        note(Shell.quote(run.argv()), value, scripts);
        if (run.input() instanceof Content.Text text) {
          assertThat(text.text()).doesNotContain("\0");
        }
      }
      case WaitFor wait -> passedOn(wait.probe(), value, scripts);
      case OnlyIf only -> {
        passedOn(only.test(), value, scripts);
        only.then().forEach(each -> passedOn(each, value, scripts));
      }
      case WriteFile file -> inItsPlace(file.path());
      case EditFile file -> inItsPlace(file.path());
    }
  }

  private static void inItsPlace(String path) {
    assertThat(path).startsWith("/").doesNotContainPattern("/\\.\\.?(/|$)|[^A-Za-z0-9/._+-]");
  }

  /// The shells judge: every piece parses, and what the value brought stands in quotes.
  private void everyScriptIsShellAndObeysNothing(Set<String> scripts) throws IOException {
    for (String name : List.of("dash", "bash")) {
      var shell = new LocalShell(name, directory.resolve("kept"));
      for (String script : scripts) {
        assertThat(shell.run(Run.asRoot("sh", "-n", "-c", script)))
            .as(script)
            .isEqualTo(new LocalShell.Result(0, "", ""));
        assertThat(script).doesNotContainPattern("(?m)^\\s*touch MARKER|[;&|`(]\\s*touch MARKER");
      }
    }
  }

  @Test
  void everyNameOfAFieldIsRefusedThatIsNone() throws Exception {
    for (String name : SPECIAL) {
      ObjectNode json = spec(PlatformName.DEBIAN_COROSYNC);
      json.put(name, 1);
      ((ObjectNode) json.get("drbd")).put(name, "x");

      assertThat(read(json, PlatformName.DEBIAN_COROSYNC, "/drbd", name)).isEmpty();
    }
  }
}
