package futago.engine;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Action;
import futago.command.EditFile;
import futago.command.FileMode;
import futago.command.LocalShell;
import futago.command.OnlyIf;
import futago.command.Run;
import futago.command.Secret;
import futago.command.WaitFor;
import futago.command.WriteFile;
import futago.spec.NodeSpec;
import futago.text.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole runs on real shells, each node in a directory of its own.
class RunnerOnShellTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash"})
  void appliesFilesAndChangesNothingTheSecondTime(String shell) throws Exception {
    for (String node : List.of("alice", "bob")) {
      Files.createDirectories(directory.resolve(node));
      Files.writeString(directory.resolve(node + "/hosts"), "127.0.0.1 localhost\n");
    }
    Step files =
        TestStep.both("a.files").doing(this::files).judgedByFiles().verifiedBy(thereIs("secret"));
    LocalNode alice = node("alice", shell);
    LocalNode bob = node("bob", shell);

    var first = new TestRun(files);
    RunOutcome applied = first.run(alice, bob);
    assertThat(applied).isInstanceOf(RunOutcome.Done.class);
    assertThat(applied.summary().changes()).isEqualTo(8);
    assertThat(directory.resolve("bob/hosts"))
        .content()
        .isEqualTo("127.0.0.1 localhost\n# futago hosts begin\n1.1.1.1 x\n# futago hosts end\n");
    assertThat(directory.resolve("alice/node")).content().isEqualTo("I am alice\n");
    assertThat(directory.resolve("bob/secret")).content().isEqualTo("tops3cret");
    assertThat(directory.resolve("bob/conditional")).content().isEqualTo("x\n");

    var second = new TestRun(files);
    RunOutcome again = second.run(alice, bob);
    assertThat(again.summary())
        .returns(1, RunSummary::satisfied)
        .returns(0, RunSummary::changes)
        .returns(2, RunSummary::roundTrips);

    Files.writeString(directory.resolve("bob/node"), "I was changed\n");
    var third = new TestRun(files);
    RunOutcome repaired = third.run(alice, bob);
    assertThat(repaired.summary()).returns(1, RunSummary::changes);
    assertThat(directory.resolve("bob/node")).content().isEqualTo("I am bob\n");
    assertThat(third.recorder.all(RunEvent.ActionStarted.class))
        .extracting(RunEvent.ActionStarted::node)
        .containsOnly("bob");

    assertThat(first.recorder.events().toString() + second.recorder.events())
        .doesNotContain("tops3cret");
  }

  @Test
  void splitsQuestionsWhoseAnswersAreTooLongTogether() {
    // A node keeps the last mebibyte of an output; each answer may have a quarter of it.
    var run = new TestRun(new ManyQuestions(12));

    assertThat(run.run(node("alice", "sh"), node("bob", "sh")).summary())
        .returns(1, RunSummary::satisfied)
        .satisfies(summary -> assertThat(summary.roundTrips()).isGreaterThan(2));
  }

  @Test
  void reportsAFileThatCannotBeWritten() throws Exception {
    Files.createDirectories(directory.resolve("alice/file"));
    Files.createDirectories(directory.resolve("bob"));
    var step =
        TestStep.both("a.files").doing(node -> List.of(write(node, "file", "x\n"))).judgedByFiles();

    RunOutcome outcome = new TestRun(step).run(node("alice", "sh"), node("bob", "sh"));

    assertThat(((RunOutcome.Failed) outcome).failures())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure.what())
                    .isEqualTo(
                        Message.of(
                            "engine.failure.write",
                            "alice",
                            directory.resolve("alice/file").toString(),
                            1)),
            failure -> assertThat(failure.error()).contains("not a regular file"));
  }

  private List<Action> files(NodeSpec node) {
    return List.of(
        write(node, "node", "I am " + node.name() + "\n"),
        WriteFile.secret(path(node, "secret"), Secret.of("tops3cret"), LocalShell.own("0600")),
        EditFile.block(path(node, "hosts"), "hosts", "1.1.1.1 x"),
        new OnlyIf(
            Message.of("test.always"),
            Run.asRoot("true"),
            List.of(write(node, "conditional", "x\n"))));
  }

  private WriteFile write(NodeSpec node, String name, String text) {
    FileMode mode = LocalShell.own("0644");
    return WriteFile.text(path(node, name), text).with(mode);
  }

  private String path(NodeSpec node, String name) {
    return directory.resolve(node.name()).resolve(name).toString();
  }

  private WaitFor thereIs(String name) {
    return WaitFor.until(
        Message.of("test.there", name),
        Run.asRoot("test", "-s", directory.resolve("alice").resolve(name).toString()),
        Duration.ofSeconds(30));
  }

  private LocalNode node(String name, String shell) {
    return new LocalNode(name, new LocalShell(shell, directory.resolve(name + "-kept")));
  }
}
