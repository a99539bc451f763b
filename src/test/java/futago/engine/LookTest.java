package futago.engine;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Run;
import futago.remote.CommandResult;
import org.junit.jupiter.api.Test;

/// {@link Runner#look}: says what a run would find and changes nothing; and what a run refuses is
/// looked at twice.
class LookTest {
  private final FakeNode alice = new FakeNode("alice");
  private final FakeNode bob = new FakeNode("bob");

  @Test
  void tellsWhatEachStepFindsAndDoesNothing() {
    var run =
        new TestRun(
            TestStep.both("a.one", Run.asRoot("x")), TestStep.both("b.two", Run.asRoot("y")));
    alice.answers("a.one", 0, "");

    RunOutcome outcome = run.runner(alice, bob).look();

    assertThat(outcome).isInstanceOf(RunOutcome.Done.class);
    assertThat(run.recorder.all(RunEvent.Checked.class))
        .extracting(event -> event.node() + " " + event.state().getClass().getSimpleName())
        .containsExactly("alice Satisfied", "bob Missing", "alice Missing", "bob Missing");
    assertThat(alice.commands()).isEmpty();
    assertThat(alice.asked()).hasSize(1);
  }

  @Test
  void isRefusedWhereARunWouldBe() {
    var run =
        new TestRun(
            TestStep.both("a.one", Run.asRoot("x")), TestStep.both("b.two", Run.asRoot("y")));
    bob.answers("b.two", 1, "conflict bob:/dev/sdb1");

    assertThat(run.runner(alice, bob).look())
        .isInstanceOfSatisfying(
            RunOutcome.Refused.class,
            refused ->
                assertThat(refused.refusals())
                    .extracting(refusal -> refusal.conflict().subject())
                    .containsExactly("bob:/dev/sdb1"));
  }

  @Test
  void looksTwiceBeforeItRefuses() {
    var run = new TestRun(TestStep.both("a.one", Run.asRoot("x")));
    bob.answersOnce("a.one", 1, "conflict bob:just-being-moved");

    assertThat(run.runner(alice, bob).look()).isInstanceOf(RunOutcome.Done.class);
    assertThat(run.recorder.all(RunEvent.Checked.class)).hasSize(2);
  }

  @Test
  void aRunLooksTwiceBeforeItRefuses() {
    var run =
        new TestRun(
            TestStep.both("a.one", Run.asRoot("x")), TestStep.both("b.two", Run.asRoot("y")));
    alice.answersOnce("b.two", 1, "conflict alice:just-being-moved");

    assertThat(run.run(alice, bob)).isInstanceOf(RunOutcome.Done.class);
    assertThat(run.recorder.outcomes()).containsExactly("a.one APPLIED", "b.two APPLIED");
  }

  @Test
  void aRunLooksTwiceAtWhatShowsLater() {
    var run =
        new TestRun(
            TestStep.both("a.one", Run.asRoot("x")), TestStep.both("b.two", Run.asRoot("y")));
    alice.on(
        "x",
        (_, _) -> {
          alice.answersOnce("b.two", 1, "conflict alice:just-being-moved");
          return new CommandResult(0, "", "");
        });

    assertThat(run.run(alice, bob)).isInstanceOf(RunOutcome.Done.class);
    assertThat(run.recorder.outcomes()).containsExactly("a.one APPLIED", "b.two APPLIED");
  }
}
