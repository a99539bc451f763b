package futago.stage.install;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Run;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The comparison in real shells, with what a gpg 2.2.40 printed for the files.
class KeyFingerprintTest {
  private static final String ELREPO =
      """
      pub:-:1024:17:309BC305BAADAE52:1237254052:::-:
      fpr:::::::::96C0104F631547311E0BB1AE309BC305BAADAE52:
      uid:::::::::elrepo.org (RPM Signing Key for elrepo.org) <secure@elrepo.org>:
      sub:-:2048:16:F46A3776B8C66E6D:1237254055::::
      """;

  /// As `--show-keys` prints a subkey's, too.
  private static final String SUBKEY = "fpr:::::::::FD406D02B90D5399A8EB6C13F46A3776B8C66E6D:\n";

  private static final String OTHER =
      """
      pub:-:1024:17:1F16D2E1442DF0F8:1199793528:::-:
      fpr:::::::::68C9E2B91A37D136FE74D1761F16D2E1442DF0F8:
      """;

  @TempDir private Path directory;

  private record Result(int status, String said) {}

  private Result look(String sh, String gpg) throws Exception {
    return look(sh, gpg, KeyFingerprint.ELREPO.isOf("/srv/key"));
  }

  private Result look(String sh, String gpg, Run run) throws Exception {
    Path bin = Files.createDirectory(directory.resolve("bin"));
    Path program = bin.resolve("gpg");
    Files.writeString(directory.resolve("said"), gpg);
    Files.writeString(
        program, "#!/bin/sh\n[ -d \"$2\" ] && cat %s\n".formatted(directory.resolve("said")));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> argv = new ArrayList<>(run.argv());
    argv.set(0, sh);
    var builder = new ProcessBuilder(argv).redirectErrorStream(true);
    builder.environment().put("PATH", bin + ":/usr/bin:/bin");
    builder.environment().put("TMPDIR", Files.createDirectory(directory.resolve("tmp")).toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(directory.resolve("tmp")).isEmptyDirectory();
    return new Result(process.exitValue(), said);
  }

  @ParameterizedTest
  @CsvSource({"dash, ''", "bash, ''", "dash, subkey", "bash, subkey"})
  void theKeyItself(String sh, String with) throws Exception {
    Result result = look(sh, ELREPO + (with.isEmpty() ? "" : SUBKEY));

    assertThat(result.said())
        .isEqualTo("/srv/key has the fingerprint 96C0104F631547311E0BB1AE309BC305BAADAE52\n");
    assertThat(result.status()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"dash, none", "bash, none", "dash, other", "bash, other", "dash, both", "bash, both"})
  void anotherOneIsRefusedWithWhatWasFound(String sh, String what) throws Exception {
    String found = what.equals("none") ? "" : OTHER;

    Result result = look(sh, what.equals("both") ? ELREPO + found : found);

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.said())
        .contains("is another key than expected", "96C0104F631547311E0BB1AE309BC305BAADAE52")
        .contains(what.equals("none") ? "none" : "68C9E2B91A37D136FE74D1761F16D2E1442DF0F8");
  }

  @ParameterizedTest
  @CsvSource({"dash, true", "bash, true", "dash, false", "bash, false"})
  void everyKeyThatARepositoryNames(String sh, boolean right) throws Exception {
    for (String name : List.of("one", "two")) {
      Files.writeString(
          directory.resolve("pgdg-" + name + ".repo"),
          """
          [pgdg-%1$s]
          gpgcheck=1
          gpgkey=file:///etc/pki/%1$s
          [pgdg-%1$s-source]
          gpgkey=file:///etc/pki/%1$s
          """
              .formatted(name));
    }

    Result result =
        look(
            sh,
            right ? OTHER : ELREPO,
            KeyFingerprint.PGDG.isOfAllNamedIn(directory + "/pgdg*.repo"));

    String one = "/etc/pki/one has the fingerprint ";
    String two = "/etc/pki/two has the fingerprint ";
    String pgdg = "68C9E2B91A37D136FE74D1761F16D2E1442DF0F8";
    assertThat(result.status()).isEqualTo(right ? 0 : 1);
    if (right) {
      assertThat(result.said()).isEqualTo(one + pgdg + "\n" + two + pgdg + "\n");
    } else {
      assertThat(result.said()).contains(one, "is another key than expected").doesNotContain(two);
    }
  }
}
