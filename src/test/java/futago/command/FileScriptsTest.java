package futago.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileScriptsTest {
  private static final String NASTY = "it's a \"$HOME\" `id` \\ %s ü 双子 & \t|\n-n * [x]\n";

  @TempDir private Path directory;

  private LocalShell shell(String name) {
    return new LocalShell(name, directory.resolve("kept"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", LocalShell.SIMULATED})
  void writesTwiceIsOnce(String name) throws Exception {
    Path path = directory.resolve("a 'quoted' \"name\" $x");
    WriteFile file = text(path, NASTY, "0640");

    assertThat(shell(name).ask(FileScripts.stateOf(file))).isEqualTo("absent");
    assertThat(shell(name).run(FileScripts.write(file)).output()).isEqualTo("changed\n");
    assertThat(shell(name).ask(FileScripts.stateOf(file))).isEqualTo("same");
    assertThat(shell(name).run(FileScripts.write(file)).output()).isEqualTo("unchanged\n");
    assertThat(path).content().isEqualTo(NASTY);
    assertThat(mode(path)).isEqualTo("rw-r-----");
    assertThat(kept("absent" + path)).isEmptyFile();
    assertThat(mode(directory.resolve("kept"))).isEqualTo("rwx------");
    assertThat(leftovers()).isEmpty();
  }

  /// Such as after a host went down in the midst of it.
  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", LocalShell.SIMULATED})
  void sweepsUpWhatAnEarlierOneLeft(String name) throws Exception {
    Path path = directory.resolve("f.conf");
    Files.writeString(directory.resolve(".futago.a1b2c3"), "half");
    Files.writeString(directory.resolve(".futago-of-somebody-else"), "");
    shell(name).run(FileScripts.write(text(path, "one\n", "0644")));
    assertThat(directory.resolve(".futago.a1b2c3")).doesNotExist();
    assertThat(directory.resolve(".futago-of-somebody-else")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", LocalShell.SIMULATED})
  void keepsTheOriginalOnceAndLaterVersionsAsBackups(String name) throws Exception {
    Path path = Files.writeString(directory.resolve("f.conf"), "original\n");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-x---"));

    shell(name).run(FileScripts.write(text(path, "one\n", "0644")));
    shell(name).run(FileScripts.write(text(path, "two\n", "0644")));
    shell(name).run(FileScripts.write(text(path, "three\n", "0644")));

    assertThat(kept("original" + path)).content().isEqualTo("original\n");
    assertThat(backupsOf(path)).containsExactlyInAnyOrder("one\n", "two\n");

    assertThat(shell(name).run(FileScripts.restore(path.toString())).output())
        .isEqualTo("changed\n");
    assertThat(path).content().isEqualTo("original\n");
    assertThat(mode(path)).isEqualTo("rwxr-x---");
    assertThat(backupsOf(path)).containsExactlyInAnyOrder("one\n", "two\n", "three\n");
    assertThat(shell(name).run(FileScripts.restore(path.toString())).output())
        .isEqualTo("unchanged\n");
    assertThat(path).content().isEqualTo("original\n");
    assertThat(leftovers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", LocalShell.SIMULATED})
  void restoringAFileThatWasNotThereRemovesIt(String name) {
    Path path = directory.resolve("new dir/f.conf");
    shell(name).run(FileScripts.write(text(path, "one\n", "0644")));

    assertThat(shell(name).run(FileScripts.restore(path.toString())).output())
        .isEqualTo("changed\n");
    assertThat(path).doesNotExist();
    assertThat(shell(name).run(FileScripts.restore(path.toString())).output())
        .isEqualTo("unchanged\n");
    // Written again, it is again a file that was not there.
    shell(name).run(FileScripts.write(text(path, "one\n", "0644")));
    assertThat(kept("absent" + path)).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", LocalShell.SIMULATED})
  void leavesAloneWhatItNeverTouched(String name) throws Exception {
    Path path = Files.writeString(directory.resolve("foreign"), "mine\n");
    assertThat(shell(name).run(FileScripts.restore(path.toString())).output())
        .isEqualTo("unchanged\n");
    assertThat(path).content().isEqualTo("mine\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", LocalShell.SIMULATED})
  void repairsModeAlone(String name) throws Exception {
    Path path = Files.writeString(directory.resolve("f"), "x\n");
    WriteFile file = text(path, "x\n", "0600");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));

    assertThat(shell(name).ask(FileScripts.stateOf(file))).isEqualTo("mode");
    assertThat(shell(name).run(FileScripts.write(file)).output()).isEqualTo("changed\n");
    assertThat(mode(path)).isEqualTo("rw-------");
    assertThat(shell(name).ask(FileScripts.stateOf(file))).isEqualTo("same");
    assertThat(directory.resolve("kept")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", LocalShell.SIMULATED})
  void followsASymbolicLink(String name) throws Exception {
    Path real = Files.writeString(directory.resolve("real"), "old\n");
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("real"));

    shell(name).run(FileScripts.write(text(link, "new\n", "0644")));

    assertThat(link).isSymbolicLink();
    assertThat(real).content().isEqualTo("new\n");
    assertThat(kept("original" + real)).content().isEqualTo("old\n");
    shell(name).run(FileScripts.restore(link.toString()));
    assertThat(link).isSymbolicLink();
    assertThat(real).content().isEqualTo("old\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", LocalShell.SIMULATED})
  void refusesContentThatArrivedIncomplete(String name) throws Exception {
    Path path = Files.writeString(directory.resolve("f"), "old\n");
    Run run = FileScripts.write(text(path, "a whole new content\n", "0644"));

    LocalShell.Result result = shell(name).run(run, "a whole".getBytes(StandardCharsets.UTF_8));

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.error()).contains(path.toString(), "incomplete");
    assertThat(path).content().isEqualTo("old\n");
    assertThat(leftovers()).isEmpty();
    assertThat(directory.resolve("kept")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash"})
  void leavesNoTemporaryFileWhenEnded(String name) throws Exception {
    Path path = Files.writeString(directory.resolve("f"), "old\n");
    Run run = FileScripts.write(text(path, "a whole new content\n", "0644"));
    Process process = new ProcessBuilder(shell(name).argv(run)).start();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (leftovers().isEmpty() || !reads(process)) {
      assertThat(System.nanoTime()).as("temporary file is written").isLessThan(deadline);
      Thread.onSpinWait();
    }

    process.destroy();
    process.descendants().forEach(ProcessHandle::destroy);
    process.getOutputStream().close();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    while (!leftovers().isEmpty()) {
      assertThat(System.nanoTime()).as("temporary file disappears").isLessThan(deadline);
      Thread.onSpinWait();
    }
    assertThat(path).content().isEqualTo("old\n");
  }

  /// Whether it has come to where it waits for the content, past the program that made the file.
  private static boolean reads(Process script) {
    return script
        .descendants()
        .anyMatch(each -> each.info().command().filter(name -> name.endsWith("/cat")).isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", LocalShell.SIMULATED})
  void doesNotTakeADirectoryForAFile(String name) throws Exception {
    Path path = Files.createDirectory(directory.resolve("d"));
    LocalShell.Result result = shell(name).run(FileScripts.write(text(path, "x", "0644")));
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.error()).contains("not a regular file");
    assertThat(path).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", LocalShell.SIMULATED})
  void asksForASecretBySizeAndModeOnly(String name) {
    Path path = directory.resolve("key");
    Secret secret = Secret.of("tops3cret-value");
    WriteFile file = WriteFile.secret(path.toString(), secret, LocalShell.own("0400"));
    Probe probe = FileScripts.stateOf(file);
    Run run = FileScripts.write(file);

    assertThat(probe.script() + probe.name() + run.argv()).doesNotContain("tops3cret");
    assertThat(shell(name).ask(probe)).isEqualTo("absent");
    assertThat(shell(name).run(run).output()).isEqualTo("changed\n");
    assertThat(shell(name).ask(probe)).isEqualTo("same");
    WriteFile longer =
        WriteFile.secret(path.toString(), Secret.of("longer".repeat(9)), LocalShell.own("0400"));
    assertThat(shell(name).ask(FileScripts.stateOf(longer))).isEqualTo("differs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", LocalShell.SIMULATED})
  void writesBinaryContent(String name) throws Exception {
    Path path = directory.resolve("authkey");
    byte[] key = new byte[256];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    shell(name)
        .run(
            FileScripts.write(
                WriteFile.secret(path.toString(), Secret.of(key), LocalShell.own("0400"))));
    assertThat(Files.readAllBytes(path)).isEqualTo(key);
  }

  private static WriteFile text(Path path, String content, String octal) {
    return new WriteFile(path.toString(), new Content.Text(content), LocalShell.own(octal));
  }

  private Path kept(String path) {
    return Path.of(directory.resolve("kept") + "/" + path);
  }

  private List<String> backupsOf(Path path) throws Exception {
    try (var files = Files.list(kept("backup" + path).getParent())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(path.getFileName() + ".2"))
          .map(FileScriptsTest::read)
          .toList();
    }
  }

  private List<Path> leftovers() throws Exception {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file -> file.getFileName().toString().matches("\\.futago\\..*|.*\\.part"))
          .toList();
    } catch (java.io.UncheckedIOException e) {
      // A file went away while the tree was walked.
      return leftovers();
    }
  }

  private static String mode(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
