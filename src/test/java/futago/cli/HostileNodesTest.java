package futago.cli;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Run;
import futago.remote.CommandResult;
import futago.remote.OutputListener;
import futago.remote.RemoteNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Nodes that mean harm: whatever they print, it reaches neither the terminal nor the journal nor a
/// report as anything but text, and no command ends in an error of Futago's own.
@Timeout(120)
class HostileNodesTest {
  /// What may not be printed: all controls but the line feed and the tab, and what turns the
  /// reading direction.
  private static final String FORBIDDEN =
      "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u202a-\u202e\u2066-\u2069]";

  private static final String TOGETHER = "short ones together";
  private static final Map<String, String> WORDS = words();
  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("check"),
          List.of("apply", "--yes", "--verbose"),
          List.of("apply", "--yes", "--json"),
          List.of("status"),
          List.of("status", "--json"),
          List.of("switchover", "--yes"),
          List.of("standby", "bob", "--yes"),
          List.of("online", "bob", "--yes"),
          List.of("cleanup", "--yes"),
          List.of("maintenance", "on", "--yes"),
          List.of("reconnect", "--yes"),
          List.of("repair", "--discard", "bob"),
          List.of("remove", "--yes"),
          List.of("report", "--markdown"),
          List.of("report"));

  @TempDir private Path home;
  private TestCli cli;
  private String spec;

  private static Map<String, String> words() {
    var words = new LinkedHashMap<String, String>();
    words.put(
        "terminal escapes", "\u001b[2J\u001b[1;31mred\u001b]0;title\u0007 ok \u001b[6n\u001bc");
    words.put("eight-bit escapes", "\u009b2J\u009d0;title\u009c \u0090q\u009c");
    words.put("half an escape", "broken \u001b");
    words.put("a fake prompt", "[sudo] password for root: \r[sudo] password for root:");
    words.put("carriage returns", "rm -rf /\rall is well\r");
    words.put("turned text", "\u202egnp.exe\u2066\u2069 \u200f\u200e");
    words.put("markup", "</pre><script>alert(1)</script><img src=x onerror=alert(1)> ``` [a](b)");
    words.put("shell", "$(touch marker) `touch marker` ; touch marker | & > marker ' \" \\");
    words.put("placeholders", "{0} {1} '{' {99999999999} %s %n ${x} {{name}}");
    words.put("one long line", "x".repeat(1 << 16));
    words.put("many lines", "all work and no play\n".repeat(400));
    words.put("numbers", "99999999999999999999999999");
    words.put(
        "progress",
        "sync'ed: 5.0% (1/2)M\nsync'ed: 5.0% finish: 99999999999999999999:00:00\n"
            + "pmstatus::99999999999999999999e9:x\nversion: 8.4.3 x\n"
            + " 99999999999999999999: cs:Connected ro:Primary/Primary ds:UpToDate/UpToDate C\n");
    words.put("nothing but lines", "\n\n\n\n");
    words.put("a tree", "<a>".repeat(4_000));
    words.put(
        "entities",
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>");
    var random = new Random(20261124);
    var binary = new StringBuilder();
    for (int i = 0; i < 4_000; i++) {
      binary.append((char) random.nextInt(0x500));
    }
    words.put("binary", binary.toString());
    words.put(
        TOGETHER,
        words.values().stream()
            .filter(each -> each.length() < 1000)
            .collect(Collectors.joining("\n")));
    return words;
  }

  /// All short ones in one, and those that are of another kind.
  static Stream<String> few() {
    return Stream.of(TOGETHER, "many lines", "binary");
  }

  static Stream<String> kinds() {
    return WORDS.keySet().stream();
  }

  @BeforeEach
  void start() throws IOException {
    cli = new TestCli(home);
    cli.environment.put("XDG_STATE_HOME", home.resolve("state").toString());
    cli.environment.put("FUTAGO_POSTGRES_PASSWORD", "a good one");
    spec =
        Files.writeString(
                home.resolve("cluster.json"),
                cli.run("init", "--platform", "debian-corosync").out())
            .toString();
  }

  @Tag("exhaustive")
  @ParameterizedTest
  @MethodSource("kinds")
  void eachByItself(String kind) throws IOException {
    inEveryAnswer(kind);
    inPlaceOfEveryAnswer(kind);
    inTheFirstAnswers(kind);
  }

  /// The answers come where they are expected, and say this.
  @ParameterizedTest
  @MethodSource("few")
  void inEveryAnswer(String kind) throws IOException {
    for (int status : new int[] {0, 1}) {
      cli.hosts.values().forEach(host -> host.babbles(status, WORDS.get(kind)));
      everyCommandIsHarmless();
    }
  }

  /// The same, with no platform in the file and no word of truth about the host.
  @ParameterizedTest
  @MethodSource("few")
  void inTheFirstAnswers(String kind) throws IOException {
    Files.writeString(
        Path.of(spec), Files.readString(Path.of(spec)).replaceFirst(",\\s*\"platform\".*", ""));
    for (String name : List.of("alice", "bob")) {
      cli.hosts.put(name, new FakeHost(name).babbles(0, WORDS.get(kind)));
      for (String question : List.of("os-release", "redhat-release", "machine", "is-root")) {
        cli.hosts.get(name).answers(question, 0, WORDS.get(kind));
      }
    }
    everyCommandIsHarmless();
  }

  /// Whatever is asked, this is all that comes.
  @ParameterizedTest
  @MethodSource("few")
  void inPlaceOfEveryAnswer(String kind) throws IOException {
    var connector = cli.connector;
    cli.connector = (node, _, _) -> new Parrot(node.name(), WORDS.get(kind));
    everyCommandIsHarmless();
    cli.connector = connector;
  }

  private void everyCommandIsHarmless() throws IOException {
    for (List<String> command : COMMANDS) {
      var words = new ArrayList<>(command);
      int file = words.getFirst().equals("maintenance") ? 2 : 1;
      words.add(file, spec);
      if (words.getFirst().equals("report")) {
        words.addAll(List.of("--force", "--out", home.resolve("report.out").toString()));
      }
      TestCli.Result result = cli.run(words.toArray(String[]::new));

      assertThat(result.status()).as(String.join(" ", command) + result.err()).isBetween(0, 3);
      harmless(String.join(" ", command), result.out() + result.err());
      assertThat(result.err()).doesNotContain("An unexpected error", "Exception");
      assertThat(result.out().length() + result.err().length())
          .as(String.join(" ", command))
          .isLessThan(60_000_000);
    }
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(file.getFileName()).isNotEqualTo(Path.of("marker"));
        harmless(file.toString(), Files.readString(file));
        if (file.endsWith("report.out")) {
          assertThat(Files.readString(file)).doesNotContain("<script", "<img");
        }
      }
    }
  }

  private static void harmless(String what, String text) {
    var found = java.util.regex.Pattern.compile(FORBIDDEN).matcher(text);
    assertThat(found.find())
        .as(
            () ->
                what
                    + ": U+%04X in ".formatted((int) text.charAt(found.start()))
                    + text.substring(
                        Math.max(0, found.start() - 80),
                        Math.min(text.length(), found.start() + 20)))
        .isFalse();
  }

  /// Says the same to everything.
  private record Parrot(String name, String words) implements RemoteNode {
    @Override
    public CommandResult run(Run run, OutputListener output) {
      words.lines().forEach(line -> output.line(OutputListener.Stream.OUT, line));
      return new CommandResult(0, words, words);
    }

    @Override
    public void close() {}
  }
}
