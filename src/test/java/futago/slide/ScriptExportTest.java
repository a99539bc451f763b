package futago.slide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import futago.command.FileMode;
import futago.command.Run;
import futago.command.Secret;
import futago.command.WaitFor;
import futago.command.WriteFile;
import futago.engine.Plan;
import futago.engine.Target;
import futago.platform.Platforms;
import futago.spec.ClusterSpec;
import futago.spec.PlatformName;
import futago.stage.PlanInput;
import futago.stage.Plans;
import futago.text.Message;
import futago.text.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptExportTest {
  private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void everyScriptOfTheWholePlanIsShellAndHoldsNoSecret(String language) throws Exception {
    Path scripts = directory.resolve("scripts");
    List<Path> files = ScriptExport.write(wholePlan(), Texts.in(Locale.of(language)), scripts);

    assertThat(files)
        .hasSize(15)
        .first()
        .hasToString(scripts.resolve("0-READ-ME-FIRST.txt").toString());
    for (Path script : files.subList(1, files.size())) {
      assertThat(shell("-n", script)).as(script.toString()).isEmpty();
      assertThat(script).content().doesNotContain("tops3cret").contains("Made by Futago");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(script)))
          .isEqualTo("rwx------");
      assertThat(files.getFirst()).content().contains("sh " + script.getFileName());
    }
    assertThat(files.get(1).getFileName()).hasToString("1-install-alice.sh");
    assertThat(files.get(1)).content().startsWith("#!/bin/sh\n").contains("apt-get");
  }

  @Test
  void scriptsMeetWhereOneNodeHasToWaitForTheOther() throws Exception {
    List<Path> files =
        ScriptExport.write(
            SamplePlan.of(
                SampleStep.both("drbd.mount-point", Run.asRoot("echo", "both")),
                SampleStep.both("drbd.primary", Run.asRoot("echo", "act")).on(Target.ACT),
                SampleStep.both("drbd.mount", Run.asRoot("echo", "last"))
                    .provedBy(
                        WaitFor.until(
                            Message.of("stage.wait.up-to-date"),
                            Run.asRoot("proof"),
                            Duration.ofSeconds(1)))),
            ENGLISH,
            directory);
    assertThat(course(files.get(1)))
        .containsExactly(
            "echo both",
            "futago_meet 1",
            "echo act",
            "futago_meet 2",
            "echo last",
            "futago_meet 3",
            "until proof >/dev/null 2>&1; do");
    assertThat(course(files.get(2)))
        .containsExactly(
            "echo both",
            "futago_meet 1",
            "futago_meet 2",
            "echo last",
            "futago_meet 3",
            "until proof >/dev/null 2>&1; do");
  }

  @Test
  void replacesItsOwnFilesAndNoOthers() throws Exception {
    Plan plan = SamplePlan.of(SampleStep.both("drbd.mount", Run.asRoot("true")));
    ScriptExport.write(plan, ENGLISH, directory);
    Path own = directory.resolve("1-drbd-alice.sh");
    Files.writeString(own, "\n# changed by hand\n", java.nio.file.StandardOpenOption.APPEND);
    ScriptExport.write(plan, ENGLISH, directory);
    assertThat(own).content().doesNotContain("changed by hand");

    Files.writeString(own, "mine");
    Path other = directory.resolve("1-drbd-bob.sh");
    String before = Files.readString(other);
    assertThatThrownBy(
            () ->
                ScriptExport.write(
                    SamplePlan.of(SampleStep.both("drbd.mount", Run.asRoot("other"))),
                    ENGLISH,
                    directory))
        .isInstanceOfSatisfying(
            ScriptExport.ForeignFilesException.class,
            refused -> assertThat(refused.files()).containsExactly(own));
    assertThat(own).hasContent("mine");
    assertThat(other).hasContent(before);
  }

  @Test
  void aScriptRefusesTheWrongHost() throws Exception {
    List<Path> files =
        ScriptExport.write(
            SamplePlan.of(
                SampleStep.both(
                    "drbd.mount",
                    Run.asRoot("echo", "DONE IT"),
                    WriteFile.secret("/nowhere/x", Secret.of("tops3cret"), FileMode.ROOT_ONLY))),
            ENGLISH,
            directory);
    assertThat(shell("", files.get(1)))
        .containsAnyOf("This is not alice", "has to be run as root")
        .doesNotContain("DONE IT");
  }

  /// The lines that matter of a script, in their order.
  private static List<String> course(Path script) throws IOException {
    return Files.readAllLines(script).stream()
        .filter(line -> line.matches("echo [a-z]+|futago_meet [0-9]|until .*"))
        .toList();
  }

  private static String shell(String option, Path script) throws Exception {
    List<String> argv =
        option.isEmpty()
            ? List.of("sh", script.toString())
            : List.of("sh", option, script.toString());
    Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return output;
  }

  private static Plan wholePlan() {
    ClusterSpec spec = SamplePlan.spec();
    return Plans.installation(
        new PlanInput(
            spec,
            spec.act(),
            Platforms.planned(PlatformName.DEBIAN_COROSYNC, "15"),
            PlanInput.Secrets.fresh(Secret.of("tops3cret"))));
  }
}
