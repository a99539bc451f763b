package futago.stage;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Action;
import futago.command.EditFile;
import futago.command.LocalShell;
import futago.command.OnlyIf;
import futago.command.Probe;
import futago.command.Run;
import futago.command.Shell;
import futago.command.WaitFor;
import futago.command.WriteFile;
import futago.engine.Plan;
import futago.engine.Step;
import futago.spec.NodeSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The pieces of shell that the plans of both cluster stacks are made of.
class ScriptsTest {
  private static final LocalShell SHELL = new LocalShell("sh", Path.of("/nowhere"));

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"sh", LocalShell.SIMULATED})
  void everyPieceOfShellIsShell(String name) {
    var shell = new LocalShell(name, directory.resolve("kept"));
    Set<String> pieces = pieces();

    assertThat(pieces).hasSizeGreaterThan(100);
    assertThat(pieces)
        .allSatisfy(
            piece ->
                assertThat(shell.run(Run.asRoot("sh", "-n", "-c", piece)))
                    .isEqualTo(new LocalShell.Result(0, "", "")));
  }

  /// As a log shows them, for people to copy.
  @Test
  void everyPieceStaysShellOnOneLine() {
    var pieces = new LinkedHashSet<String>();
    forEachStep(
        (step, node) ->
            Stream.concat(step.actions(node).stream(), step.clearAway(node).stream())
                .filter(action -> !(action instanceof WaitFor))
                .forEach(action -> collect(action, pieces)));
    pieces.removeIf(piece -> piece.lines().count() < 2);

    assertThat(pieces).hasSizeGreaterThan(15);
    assertThat(pieces)
        .allSatisfy(
            piece -> {
              String line = Shell.onOneLine(Shell.quote(Run.script(piece).argv()));
              assertThat(line.lines()).as(line).hasSize(1);
              assertThat(line).doesNotContain(" # ", "; do;", "then;", "<<");
              var outer = SHELL.run(Run.asRoot("sh", "-c", "sh() { printf %s \"$2\"; }; " + line));
              assertThat(outer.status()).as(line).isZero();
              assertThat(SHELL.run(Run.asRoot("sh", "-n", "-c", outer.output())))
                  .as(line)
                  .isEqualTo(new LocalShell.Result(0, "", ""));
            });
  }

  private static Set<String> pieces() {
    var pieces = new LinkedHashSet<String>();
    forEachStep((step, node) -> collect(step, node, pieces));
    return pieces;
  }

  private static void forEachStep(BiConsumer<Step, NodeSpec> what) {
    for (PlanInput input : List.of(StageFixture.input(), TalkFixture.input())) {
      for (Plan plan : List.of(Plans.installation(input), Plans.removal(input, true))) {
        plan.steps().forEach(step -> what.accept(step, input.act()));
      }
    }
  }

  private static void collect(Step step, NodeSpec node, Set<String> pieces) {
    step.probes(node).stream().map(Probe::script).forEach(pieces::add);
    var actions = new ArrayList<>(step.actions(node));
    actions.addAll(step.clearAway(node));
    actions.addAll(step.verification(node));
    actions.forEach(action -> collect(action, pieces));
  }

  private static void collect(Action action, Set<String> pieces) {
    switch (action) {
      case Run run -> add(run, pieces);
      case WaitFor wait -> add(wait.probe(), pieces);
      case OnlyIf only -> {
        add(only.test(), pieces);
        only.then().forEach(each -> collect(each, pieces));
      }
      case WriteFile _, EditFile _ -> {}
    }
  }

  private static void add(Run run, Set<String> pieces) {
    if (run.isScript()) {
      pieces.add(run.argv().get(2));
    }
  }

  /// What is said of a disk, by platform; `sig` is what lies on it.
  @ParameterizedTest
  @CsvSource({
    "debian, '', '', blank",
    "debian, ext4 backup, '', holds ext4 backup",
    "debian, '', /home, mounted at /home",
    "debian, '', '\"/dev/sdb1\"', ours attached",
    "el6, '', '', blank",
    "el6, ext4, '', holds ext4",
    "el6, '', '\"/dev/sdb1\"', ours attached",
  })
  void aDiskIsLookedAt(String platform, String signature, String use, String found) {
    PlanInput input = platform.equals("debian") ? StageFixture.input() : TalkFixture.input();
    Step step =
        Plans.installation(input).steps().stream()
            .filter(each -> each.id().value().equals("drbd.disk"))
            .findFirst()
            .orElseThrow();
    String script = step.probes(input.act()).getFirst().script().replace("[ -b ", "[ -n ");
    String stubs =
        """
        readlink() { echo "$2"; }
        drbdsetup() { echo '%1$s' | grep '"'; }
        lsblk() { case $2 in MOUNTPOINT) echo '%1$s' ;; *) echo sdb1 part ;; esac; }
        wipefs() { [ -z '%2$s' ] || echo '%2$s'; }
        blkid() { [ -n '%2$s' ] || return 2; echo '%2$s'; }
        """
            .formatted(use, signature);

    assertThat(SHELL.run(Run.script(stubs + script)).output().strip()).isEqualTo(found);
  }
}
