package futago.command;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.EditFile.Block;
import futago.command.EditFile.Edit;
import futago.command.EditFile.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditFileTest {
  @TempDir private Path directory;

  static Stream<Arguments> edits() {
    Block hosts = new Block("hosts", "1.2.3.4 a\n5.6.7.8 b\n", "");
    return Stream.of(
        edited("a block at the end", "one\n", "one\nB1.2.3.4 a\n5.6.7.8 b\nE", hosts),
        edited("after a line that is not complete", "one", "one\nB1.2.3.4 a\n5.6.7.8 b\nE", hosts),
        edited("into an empty file", "", "B1.2.3.4 a\n5.6.7.8 b\nE", hosts),
        edited("in place", "one\nBold\nEtwo\n", "one\nB1.2.3.4 a\n5.6.7.8 b\nEtwo\n", hosts),
        edited("in place, text without line break", "Bold\nEtwo\n", "Bnew\nEtwo\n", block("new")),
        edited("in place, more lines", "Ba\nb\nc\nEtwo\n", "Bnew\nEtwo\n", block("new")),
        edited("a block without lines", "Ba\nb\nEtwo\n", "BEtwo\n", block("")),
        edited("twice the block", "Ba\nEx\nBb\nEy\n", "Bnew\nEx\ny\n", block("new")),
        edited("keeps an incomplete last line", "Ba\nEx", "Bnew\nEx", block("new")),
        edited(
            "before the first matching line",
            "#\nhost all\nhost all\n",
            "#\nBnew\nEhost all\nhost all\n",
            new Block("hosts", "new", "^(host|local)[[:space:]]")),
        edited(
            "before a line that is not there",
            "#\n",
            "#\nBnew\nE",
            new Block("hosts", "new", "^host")),
        edited(
            "stays where it is although another line matches",
            "host\nBold\nE",
            "host\nBnew\nE",
            new Block("hosts", "new", "^host")),
        edited(
            "marks of another block",
            "# futago other begin\n",
            "# futago other begin\nBnew\nE",
            block("new")),
        edited("any characters", "a\n", "a\nB" + NASTY + "\nE", block(NASTY)),
        edited(
            "words at the end of a section",
            "[a]\nx=1\n#y\n\n[b]\nx=2\n",
            "[a]\nx=1\nexclude=p* q*\n#y\n\n[b]\nx=2\n",
            words("a")),
        edited(
            "words of the last section",
            "[a]\nx=1\n[b]\nx=2",
            "[a]\nx=1\n[b]\nx=2\nexclude=p* q*\n",
            words("b")),
        edited("words into an empty section", "[a]\n", "[a]\nexclude=p* q*\n", words("a")),
        edited(
            "words beside others",
            "[a]\nexclude = k* q*\n[b]\nexclude=z\n",
            "[a]\nexclude = k* q* p*\n[b]\nexclude=z\n",
            words("a")),
        edited("words without their section", "[b]\nx=1\n", "[b]\nx=1\n", words("a")),
        edited(
            "words that are there as parts of others",
            "[a]\nexclude=pp* q*\n",
            "[a]\nexclude=pp* q* p*\n",
            words("a")),
        edited("a setting that differs", "a = 1\nb = 2\n", "a = 7\nb = 2\n", set("a", "7")),
        edited("a setting in other white space", " a=1 # x\nb\n", "a = 7\nb\n", set("a", "7")),
        edited("one of equal beginning", "ab = 1\n", "ab = 1\na = 7\n", set("a", "7")),
        edited("the dot is no pattern", "axb = 1\n", "axb = 1\na.b = 7\n", set("a.b", "7")),
        edited("commented out", "x\n#a = 1\n# a = 2\n", "x\na = 7\n# a = 2\n", set("a", "7")),
        edited("set and commented out", "#a = 1\na = 2\n", "#a = 1\na = 7\n", set("a", "7")),
        edited("set twice", "a = 1\nx\na = 2\n", "a = 7\nx\n#a = 2\n", set("a", "7")),
        edited("right, and set again", "a = 7\na = 2\n", "a = 7\n#a = 2\n", set("a", "7")),
        edited("right already, incomplete line", "x\na = 7", "x\na = 7", set("a", "7")),
        edited("missing after an incomplete line", "x", "x\na = 7\n", set("a", "7")),
        edited("missing in an empty file", "", "a = 7\n", set("a", "7")),
        edited(
            "a separator of white space",
            "# Port is a number\nPortal 1\n#Port 22\n",
            "# Port is a number\nPortal 1\nPort 23\n",
            new Setting("Port", " ", "23")),
        edited(
            "a separator without white space",
            "START=no\n",
            "START=\"it's & \\1 $x\"\n",
            new Setting("START", "=", "\"it's & \\1 $x\"")),
        edited("a value like an option", "x\n", "x\na = -v\n", new Setting("a", " = ", "-v")),
        edited("several", "a = 1\n", "a = 7\nBnew\nE", set("a", "7"), block("new")));
  }

  private static final String NASTY = "it's \"a\" \\n \\\\ $x `y` % %s & /e/ * 双子 \t| a=b";

  @ParameterizedTest(name = "{0}")
  @MethodSource("edits")
  void edits(String what, String before, String after, List<Edit> edits) throws Exception {
    for (String name : List.of("dash", "bash", LocalShell.SIMULATED)) {
      Path path = Files.writeString(directory.resolve("a file " + name), before);
      EditFile edit = new EditFile(path.toString(), edits, false);
      boolean same = before.equals(after);

      assertThat(shell(name).ask(FileScripts.stateOf(edit))).isEqualTo(same ? "same" : "differs");
      LocalShell.Result first = shell(name).run(FileScripts.edit(edit));

      assertThat(first.error()).as(what).isEmpty();
      assertThat(path).content().isEqualTo(after);
      assertThat(first.output()).isEqualTo(same ? "unchanged\n" : "changed\n");
      assertThat(shell(name).ask(FileScripts.stateOf(edit))).isEqualTo("same");
      assertThat(shell(name).run(FileScripts.edit(edit)).output()).isEqualTo("unchanged\n");
      assertThat(path).content().isEqualTo(after);
    }
  }

  /// Lines drawn from a small set, so that keys and marks meet in every way.
  @Test
  void anyFileEditedTwiceIsEditedOnceAndKeepsItsOtherLines() throws Exception {
    var random = new Random(20261123);
    String[] pool = {
      "a = 1", "#a = 1", "# a=2", " a = 7", "a", "ab = 1", "", "x y z", "host all", "#", "a = 7"
    };
    for (int round = 0; round < 60; round++) {
      var lines = new ArrayList<String>();
      for (int i = random.nextInt(8); i > 0; i--) {
        lines.add(pool[random.nextInt(pool.length)]);
      }
      if (random.nextBoolean()) {
        int at = random.nextInt(lines.size() + 1);
        lines.addAll(at, List.of("# futago hosts begin", "old", "# futago hosts end"));
      }
      String before = String.join("\n", lines) + (random.nextBoolean() ? "\n" : "");
      Path path = Files.writeString(directory.resolve("f" + round), before);
      EditFile edit =
          new EditFile(
              path.toString(),
              List.of(set("a", "7"), new Block("hosts", "new\nlines", "^host")),
              false);

      shell("sh").run(FileScripts.edit(edit));
      String once = Files.readString(path);
      assertThat(shell("sh").run(FileScripts.edit(edit)).output()).isEqualTo("unchanged\n");

      assertThat(once).isEqualTo(Files.readString(path));
      assertThat(others(once)).as(before).isEqualTo(others(before));
      assertThat(once.lines().filter("a = 7"::equals)).hasSize(1);
      assertThat(once).contains("# futago hosts begin\nnew\nlines\n# futago hosts end\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", LocalShell.SIMULATED})
  void keepsOwnerModeAndOriginal(String name) throws Exception {
    Path path = Files.writeString(directory.resolve("f"), "one\n");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-x-w-"));

    shell(name).run(FileScripts.edit(EditFile.block(path.toString(), "hosts", "x")));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rwxr-x-w-");
    assertThat(Path.of(directory + "/kept/original" + path)).content().isEqualTo("one\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", LocalShell.SIMULATED})
  void makesAMissingFileOnlyWhenToldSo(String name) {
    Path path = directory.resolve("new/f");
    EditFile edit = EditFile.block(path.toString(), "hosts", "x");

    LocalShell.Result refused = shell(name).run(FileScripts.edit(edit));
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.error()).isEqualTo(path + ": no such file\n");
    assertThat(path).doesNotExist();

    assertThat(shell(name).ask(FileScripts.stateOf(edit))).isEqualTo("absent");
    assertThat(shell(name).run(FileScripts.edit(edit.creating())).output()).isEqualTo("changed\n");
    assertThat(path).content().isEqualTo("# futago hosts begin\nx\n# futago hosts end\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", LocalShell.SIMULATED})
  void doesNotGuessWhereABrokenBlockEnds(String name) throws Exception {
    String broken = "a\n# futago hosts begin\nb\n";
    Path path = Files.writeString(directory.resolve("f"), broken);
    EditFile edit = EditFile.block(path.toString(), "hosts", "x");

    LocalShell.Result result = shell(name).run(FileScripts.edit(edit));

    assertThat(result.status()).isEqualTo(3);
    assertThat(result.error()).contains("hosts", "line 2");
    assertThat(path).content().isEqualTo(broken);
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(path);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", LocalShell.SIMULATED})
  void removesABlockAndForgetsAFileThatIsAsItWas(String name) throws Exception {
    Path path = Files.writeString(directory.resolve("f"), "one\ntwo");
    Path original = Path.of(directory + "/kept/original" + path);
    Run remove = FileScripts.removeBlock(path.toString(), "hosts");
    shell(name)
        .run(
            FileScripts.edit(
                new EditFile(path.toString(), List.of(new Block("hosts", "x", "^two")), false)));
    assertThat(original).exists();

    assertThat(shell(name).run(remove).output()).isEqualTo("changed\n");

    assertThat(path).content().isEqualTo("one\ntwo");
    assertThat(original).doesNotExist();
    assertThat(shell(name).run(remove).output()).isEqualTo("unchanged\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", LocalShell.SIMULATED})
  void removesABlockFromAFileThatOthersChangedSince(String name) throws Exception {
    Path path = Files.writeString(directory.resolve("f"), "one\n");
    shell(name).run(FileScripts.edit(EditFile.block(path.toString(), "hosts", "x")));
    Files.writeString(path, Files.readString(path) + "mine\n");

    shell(name).run(FileScripts.removeBlock(path.toString(), "hosts"));

    assertThat(path).content().isEqualTo("one\nmine\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", LocalShell.SIMULATED})
  void removesTheFileThatTheBlockMade(String name) {
    Path path = directory.resolve("f");
    shell(name).run(FileScripts.edit(EditFile.block(path.toString(), "hosts", "x").creating()));

    assertThat(shell(name).run(FileScripts.removeBlock(path.toString(), "hosts")).output())
        .isEqualTo("changed\n");
    assertThat(path).doesNotExist();
    assertThat(shell(name).run(FileScripts.removeBlock(path.toString(), "hosts")).output())
        .isEqualTo("unchanged\n");
  }

  private LocalShell shell(String name) {
    return new LocalShell(name, directory.resolve("kept"));
  }

  /// The lines that no edit may touch.
  private static List<String> others(String content) {
    return content
        .replaceAll("(?s)# futago hosts begin\n.*?# futago hosts end\n?", "")
        .lines()
        .filter(line -> !line.matches("[ #]*a *=.*"))
        .toList();
  }

  private static Block block(String text) {
    return new Block("hosts", text, "");
  }

  private static Setting set(String key, String value) {
    return new Setting(key, " = ", value);
  }

  /// `B` and `E` at the beginning of a line stand for the block's marks.
  private static Arguments edited(String what, String before, String after, Edit... edits) {
    return Arguments.of(what, marked(before), marked(after), List.of(edits));
  }

  private static String marked(String text) {
    return text.replaceAll("(?m)^B", "# futago hosts begin\n")
        .replaceAll("(?m)^E", "# futago hosts end\n");
  }

  private static Edit words(String section) {
    return new EditFile.Words(section, "exclude", List.of("p*", "q*"));
  }
}
