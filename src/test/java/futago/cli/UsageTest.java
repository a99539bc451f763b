package futago.cli;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cli.progress.Style;
import futago.text.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class UsageTest {
  @TempDir private Path home;

  @Test
  void withoutArgumentsThereIsTheWindow() {
    var cli = new TestCli(home);
    cli.window = _ -> Optional.empty();
    TestCli.Result result = cli.run();
    assertThat(result.status()).isZero();
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).isEmpty();
  }

  @Test
  void aLanguageAloneIsTheWindowInIt() {
    var cli = new TestCli(home);
    var spoken = new ArrayList<Locale>();
    cli.window =
        locale -> {
          spoken.add(locale);
          return Optional.empty();
        };
    TestCli.Result result = cli.run("--lang", "ja");
    assertThat(result.status()).isZero();
    assertThat(result.out()).isEmpty();
    assertThat(spoken).containsExactly(Locale.JAPANESE);
  }

  @Test
  void aWindowThatFailsIsSaidInALine() {
    var cli = new TestCli(home);
    cli.window =
        _ -> {
          throw new IllegalStateException("no toolkit");
        };
    TestCli.Result result = cli.run();
    assertThat(result.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(result.err()).contains("no toolkit").contains("UsageTest");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aply | Unknown: aply",
        "aply | Did you mean: apply",
        "apply | Missing: cluster.json",
        "apply | futago apply --help",
        "plan x.json --foo | Unknown: --foo",
        "plan x.json y.json | Unknown: y.json",
        "plan x.json --json --json | --json is given twice",
        "init --platform plan9 | There is no platform plan9. Known: debian-corosync",
        "lab ssh | Missing: NODE",
        "--lang fr init | Futago does not speak fr",
        "lab up --suite sarge | cannot run sarge. Known: bookworm, trixie",
        "lab up --network 10.0.0.0/8 | 10.0.0.0/8 cannot be",
        "lab up --memory much | much",
      })
  void badUsageIsExplained(String line, String message) {
    TestCli.Result result = new TestCli(home).run(line.split(" "));
    assertThat(result.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(result.err()).contains(message);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void complaintsAreInTheLanguageAskedFor() {
    assertThat(new TestCli(home).run("--lang=ja", "aply").err())
        .contains("aply")
        .doesNotContain("Unknown");
    assertThat(new TestCli(home).run("apply", "--lang", "ja").err()).doesNotContain("Missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void everyCommandHasHelpWithExamplesAndAWordForEachOption(String language) {
    Locale locale = Locale.of(language);
    var cli = new TestCli(home);
    for (List<String> command : commands()) {
      var words = new ArrayList<>(command);
      words.addAll(List.of("--help", "--lang", language));
      TestCli.Result result = cli.run(words.toArray(String[]::new));
      assertThat(result.status()).as(command.toString()).isZero();
      assertThat(result.out())
          .as(command.toString())
          .contains(language.equals("en") ? "Examples:" : "例:")
          .doesNotContain("cli.help")
          .doesNotContain("\u001b");
    }
    HelpTexts texts = new HelpTexts(root(), Texts.in(locale));
    everyDescriptionIn(root(), texts);
  }

  private static void everyDescriptionIn(CommandLine command, HelpTexts texts) {
    command
        .getCommandSpec()
        .args()
        .forEach(
            argument ->
                assertThat(argument.description())
                    .as(command.getCommandSpec().qualifiedName() + " " + argument.paramLabel())
                    .isNotEmpty());
    assertThat(texts.keySet())
        .contains(command.getCommandSpec().qualifiedName(".") + ".usage.header");
    command.getSubcommands().values().forEach(sub -> everyDescriptionIn(sub, texts));
  }

  @Test
  void theVersion() {
    assertThat(new TestCli(home).run("--version").out()).startsWith("Futago ");
  }

  private static List<List<String>> commands() {
    var all = new ArrayList<List<String>>();
    collect(root(), List.of(), all);
    return all;
  }

  private static void collect(CommandLine command, List<String> words, List<List<String>> all) {
    all.add(words);
    command
        .getSubcommands()
        .forEach(
            (name, sub) -> {
              var longer = new ArrayList<>(words);
              longer.add(name);
              collect(sub, longer, all);
            });
  }

  private static CommandLine root() {
    return FutagoCommand.commandLine(
        new Cli(
            new TestCli(Path.of("/")).context(System.out, System.err),
            Texts.in(Locale.ENGLISH),
            Style.PLAIN));
  }
}
