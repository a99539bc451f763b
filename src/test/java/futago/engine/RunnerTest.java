package futago.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import futago.command.OnlyIf;
import futago.command.Run;
import futago.command.WaitFor;
import futago.remote.CommandResult;
import futago.remote.RemoteException;
import futago.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunnerTest {
  private final FakeNode alice = new FakeNode("alice");
  private final FakeNode bob = new FakeNode("bob");

  @Test
  void leavesOutWhatIsSkipped() {
    var run =
        new TestRun(
            TestStep.both("a.one", Run.asRoot("x")),
            TestStep.both("a.two", Run.asRoot("y")),
            TestStep.both("b.three", Run.asRoot("z")));
    run.options = RunOptions.standard().skipping(Set.of(StepId.of("a.two")));

    run.run(new FakeNode("alice"), new FakeNode("bob"));

    assertThat(run.recorder.all(RunEvent.RunStarted.class).getFirst().steps())
        .containsExactly(StepId.of("a.one"), StepId.of("b.three"));
  }

  @Test
  void findsEverythingSatisfiedWithOneRoundTripANode() {
    var run = new TestRun(TestStep.both("a.one", cmd("x")), TestStep.both("b.two", cmd("y")));
    satisfied("a.one", alice, bob);
    satisfied("b.two", alice, bob);

    RunOutcome outcome = run.run(alice, bob);

    assertThat(outcome).isInstanceOf(RunOutcome.Done.class);
    assertThat(outcome.summary())
        .returns(2, RunSummary::satisfied)
        .returns(0, RunSummary::applied)
        .returns(0, RunSummary::changes)
        .returns(2, RunSummary::roundTrips);
    assertThat(alice.commands()).isEmpty();
    assertThat(run.recorder.outcomes()).containsExactly("a.one SATISFIED", "b.two SATISFIED");
    assertThat(run.recorder.events().getFirst()).isInstanceOf(RunEvent.RunStarted.class);
    assertThat(run.recorder.events().getLast()).isInstanceOf(RunEvent.RunFinished.class);
  }

  @Test
  void appliesOnlyWhereItIsMissingAndVerifiesOnAllNodes() {
    var run = new TestRun(TestStep.both("a.one", cmd("x"), cmd("y")).verifiedBy(wait("v")));
    satisfied("a.one", bob);

    RunOutcome outcome = run.run(alice, bob);

    assertThat(outcome).isInstanceOf(RunOutcome.Done.class);
    assertThat(alice.commands()).containsExactly("x", "y", "v");
    assertThat(bob.commands()).containsExactly("v");
    assertThat(outcome.summary()).returns(1, RunSummary::applied).returns(2, RunSummary::changes);
    assertThat(run.recorder.all(RunEvent.Checked.class))
        .extracting(event -> event.node() + " " + event.state().getClass().getSimpleName())
        .containsExactly("alice Missing", "bob Satisfied");
    assertThat(run.recorder.all(RunEvent.ActionStarted.class))
        .extracting(RunEvent.ActionStarted::index)
        .containsExactly(1, 2);
    assertThat(run.recorder.all(RunEvent.Verified.class))
        .extracting(RunEvent.Verified::node)
        .containsExactlyInAnyOrder("alice", "bob");
  }

  @Test
  void verifiesAfterTheSlowerNodeIsThrough() {
    var bobIsThrough = new CountDownLatch(1);
    var verifiedEarly = new AtomicInteger();
    bob.on(
        "x",
        (_, _) -> {
          bobIsThrough.countDown();
          return ok();
        });
    FakeNode.Behaviour look =
        (_, _) -> {
          if (bobIsThrough.getCount() > 0) {
            verifiedEarly.incrementAndGet();
          }
          return ok();
        };
    alice.on("v", look);
    bob.on("v", look);

    new TestRun(TestStep.both("a.one", cmd("x")).verifiedBy(wait("v"))).run(alice, bob);

    assertThat(verifiedEarly).hasValue(0);
  }

  @Test
  void worksOnBothNodesAtOnce() {
    var together = new java.util.concurrent.CyclicBarrier(2);
    FakeNode.Behaviour meet =
        (_, _) -> {
          try {
            together.await(30, TimeUnit.SECONDS);
            return ok();
          } catch (java.util.concurrent.BrokenBarrierException
              | java.util.concurrent.TimeoutException e) {
            return new CommandResult(1, "", "alone");
          }
        };
    alice.on("x", meet);
    bob.on("x", meet);

    assertThat(new TestRun(TestStep.both("a.one", cmd("x"))).run(alice, bob))
        .isInstanceOf(RunOutcome.Done.class);
  }

  @Test
  void touchesOnlyTheNodeMeant() {
    new TestRun(TestStep.both("a.one", cmd("x")).on(Target.SBY)).run(alice, bob);
    assertThat(alice.commands()).isEmpty();
    assertThat(bob.commands()).containsExactly("x");
  }

  @Test
  void refusesAllConflictsBeforeAnythingIsDone() {
    var run =
        new TestRun(
            TestStep.both("a.one", cmd("x")),
            TestStep.both("b.disk", cmd("mkfs")),
            TestStep.both("c.cib", cmd("load")).on(Target.ACT));
    alice.answers("b.disk", 1, "conflict alice:/dev/sdb1");
    bob.answers("b.disk", 1, "conflict bob:/dev/sdb1");
    alice.answers("c.cib", 1, "conflict alice:cib");
    run.options = run.options.erasing(Set.of("bob:/dev/sdb1"));

    RunOutcome outcome = run.run(alice, bob);

    assertThat(((RunOutcome.Refused) outcome).refusals())
        .extracting(refusal -> refusal.step() + " " + refusal.conflict().subject())
        .containsExactly("b.disk alice:/dev/sdb1", "c.cib alice:cib");
    assertThat(alice.commands()).isEmpty();
    assertThat(bob.commands()).isEmpty();
    assertThat(run.recorder.outcomes()).containsExactly("b.disk REFUSED", "c.cib REFUSED");
  }

  @Test
  void overwritesWhatTheUserNamed() {
    var run = new TestRun(TestStep.both("b.disk", cmd("mkfs")));
    alice.answers("b.disk", 1, "conflict alice:/dev/sdb1");
    run.options = run.options.erasing(Set.of("alice:/dev/sdb1"));

    assertThat(run.run(alice, bob)).isInstanceOf(RunOutcome.Done.class);
    assertThat(alice.commands()).containsExactly("clear-away b.disk", "mkfs");
    assertThat(bob.commands()).containsExactly("mkfs");
  }

  @Test
  void refusesAConflictThatShowsOnlyLater() {
    var run = new TestRun(TestStep.both("a.one", cmd("x")), TestStep.both("b.two", cmd("y")));
    alice.on(
        "x",
        (_, _) -> {
          alice.answers("b.two", 1, "conflict alice:late");
          return ok();
        });

    assertThat(run.run(alice, bob)).isInstanceOf(RunOutcome.Refused.class);
    assertThat(alice.commands()).containsExactly("x");
    assertThat(run.recorder.outcomes()).containsExactly("a.one APPLIED", "b.two REFUSED");
  }

  @Test
  void asksAgainAfterAStepWasApplied() {
    var run =
        new TestRun(
            TestStep.both("a.one", cmd("x")),
            TestStep.both("b.two", cmd("y")),
            TestStep.both("c.three", cmd("z")),
            TestStep.both("d.four", cmd("z")));
    satisfied("c.three", alice, bob);
    satisfied("d.four", alice, bob);
    alice.on("x", (_, _) -> becomes("b.two"));
    bob.on("x", (_, _) -> becomes("b.two"));

    assertThat(run.run(alice, bob).summary())
        .returns(1, RunSummary::applied)
        .returns(3, RunSummary::satisfied);
    assertThat(alice.commands()).containsExactly("x");
    assertThat(alice.asked())
        .containsExactly(
            List.of("a.one", "b.two", "c.three", "d.four"),
            // Once more, now that nobody else may change it.
            List.of("a.one"),
            List.of("b.two"),
            List.of("c.three", "d.four"));
  }

  @Test
  void aFailureOnOneNodeLetsTheOtherEndItsCommandAndNoMore() {
    var bobRuns = new CountDownLatch(1);
    var aliceFailed = new CountDownLatch(1);
    alice.on(
        "x",
        (_, _) -> {
          await(bobRuns);
          return new CommandResult(3, "some output", "first\ncp: No space left on device");
        });
    bob.on(
        "x",
        (_, _) -> {
          bobRuns.countDown();
          await(aliceFailed);
          return ok();
        });
    var run =
        new TestRun(
            TestStep.both("a.one", cmd("x"), cmd("y")).verifiedBy(wait("v")),
            TestStep.both("b.two", cmd("z")));
    EventListener both =
        event -> {
          run.recorder.happened(event);
          if (event instanceof RunEvent.Failed) {
            aliceFailed.countDown();
          }
        };

    RunOutcome outcome = runner(run, both).run();

    StepFailure failure = ((RunOutcome.Failed) outcome).failures().getFirst();
    assertThat(failure)
        .returns("alice", StepFailure::node)
        .returns(StepId.of("a.one"), StepFailure::step)
        .returns("first\ncp: No space left on device", StepFailure::error)
        .returns("some output", StepFailure::output);
    assertThat(failure.status()).contains(3);
    assertThat(failure.what()).isEqualTo(Message.of("engine.failure.command", "alice", "x", 3));
    assertThat(failure.cure())
        .isEqualTo(Message.of("diagnosis.disk-full", "alice", "cp: No space left on device"));
    assertThat(alice.commands()).containsExactly("x");
    assertThat(bob.commands()).containsExactly("x");
    assertThat(run.recorder.all(RunEvent.ActionFinished.class))
        .extracting(event -> event.node() + " " + event.status())
        .containsExactlyInAnyOrder("alice 3", "bob 0");
    assertThat(run.recorder.all(RunEvent.Verified.class)).isEmpty();
    assertThat(run.recorder.outcomes()).containsExactly("a.one FAILED");
    assertThat(outcome.summary()).returns(1, RunSummary::failed);
  }

  @Test
  void reportsANodeThatCannotBeReached() {
    var gone =
        new RemoteException(
            "bob",
            RemoteException.Kind.UNREACHABLE,
            Message.of("remote.unreachable", "bob"),
            Message.of("remote.unreachable.cure", "bob"),
            null);
    bob.on(
        "ask",
        (_, _) -> {
          throw gone;
        });
    var run = new TestRun(TestStep.both("a.one", cmd("x")));

    RunOutcome outcome = run.run(alice, bob);

    assertThat(((RunOutcome.Failed) outcome).failures())
        .singleElement()
        .returns("bob", StepFailure::node)
        .returns(gone.what(), StepFailure::what)
        .returns(gone.cure(), StepFailure::cure);
    assertThat(alice.commands()).isEmpty();
  }

  @Test
  void takesFurtherStatusesForSuccess() {
    alice.on("x", (_, _) -> new CommandResult(5, "", ""));
    var run =
        new TestRun(
            TestStep.both("a.one", cmd("x").alsoSucceedingWith(5), cmd("y")).on(Target.ACT));
    assertThat(run.run(alice, bob)).isInstanceOf(RunOutcome.Done.class);
    assertThat(alice.commands()).containsExactly("x", "y");
  }

  @Test
  void doesConditionalActionsOnlyWhereTheTestSucceeds() {
    alice.on("test", (_, _) -> new CommandResult(1, "", ""));
    var run =
        new TestRun(
            TestStep.both(
                "a.one",
                new OnlyIf(
                    Message.of("test.firewall"), cmd("test"), List.of(cmd("open"), cmd("save"))),
                cmd("last")));

    run.run(alice, bob);

    assertThat(alice.commands()).containsExactly("test", "last");
    assertThat(bob.commands()).containsExactly("test", "open", "save", "last");
    assertThat(run.recorder.all(RunEvent.ActionStarted.class))
        .filteredOn(event -> event.action().equals(new ShownAction.Command("root", "last")))
        .extracting(RunEvent.ActionStarted::index)
        .containsExactly(4, 4);
  }

  @Test
  void waitsUntilAConditionHolds() {
    var looks = new AtomicInteger();
    alice.on(
        "v",
        (_, _) ->
            looks.incrementAndGet() < 4
                ? new CommandResult(1, "sync'ed: 5" + looks + ".5%\nfinish: 0:01:06", "")
                : ok());
    var run = new TestRun(TestStep.both("a.one", wait("v")).on(Target.ACT));

    assertThat(run.run(alice, bob)).isInstanceOf(RunOutcome.Done.class);
    assertThat(looks).hasValue(4);
    assertThat(run.recorder.all(RunEvent.Progressed.class))
        .extracting(RunEvent.Progressed::percent)
        .containsExactly(51.5, 52.5, 53.5);
    assertThat(run.recorder.all(RunEvent.Progressed.class).getFirst().left())
        .contains(Duration.ofSeconds(66));
  }

  @Test
  void givesUpWaitingAtTheDeadlineAndSaysWhatWasSeenLast() {
    alice.on("v", (_, _) -> new CommandResult(1, "Connecting\nmore", ""));
    var run = new TestRun(TestStep.both("a.one", cmd("x")).on(Target.ACT).verifiedBy(wait("v")));
    run.clock = new TestRun.TickingClock();

    StepFailure failure = ((RunOutcome.Failed) run.run(alice, bob)).failures().getFirst();

    assertThat(failure.what())
        .isEqualTo(
            Message.of(
                "engine.failure.wait", "alice", Message.of("test.wait"), 60, "Connecting …"));
    assertThat(failure.output()).isEqualTo("Connecting\nmore");
    assertThat(failure.cure()).isEqualTo(Message.of("diagnosis.wait", "alice", "a.one"));
  }

  @Test
  void aStepsOwnCureComesBeforeTheGeneralOne() {
    alice.on("x", (_, _) -> FakeNode.failing(1, "strange"));
    var run = new TestRun(TestStep.both("a.one", cmd("x")));
    run.options = run.options.withTexts("step.a.one.cure"::equals);

    StepFailure failure = ((RunOutcome.Failed) run.run(alice, bob)).failures().getFirst();

    assertThat(failure.cure()).isEqualTo(Message.of("step.a.one.cure", "alice", "a.one"));
  }

  @Test
  void anErrorInAStepComesToLightWhenBothNodesHaveEnded() {
    var bobEnded = new CountDownLatch(1);
    bob.on(
        "x",
        (_, _) -> {
          bobEnded.countDown();
          return ok();
        });
    Step broken =
        TestStep.both("a.one")
            .judgedByFiles()
            .doing(_ -> List.of(futago.command.WriteFile.text("/x", "y"), cmd("x")));
    alice.on(
        "x",
        (_, _) -> {
          throw new UnsupportedOperationException("a bug");
        });

    assertThatThrownBy(() -> new TestRun(broken).run(alice, bob)).hasRootCauseMessage("a bug");
    assertThat(bobEnded.getCount()).isZero();
  }

  @Test
  void provesOnlyWhereSomethingWasApplied() {
    Step proof = TestStep.both("b.proof", cmd("prove")).proving();
    satisfied("b.proof", alice, bob);
    new TestRun(TestStep.both("a.one", cmd("x")), proof).run(alice, bob);
    assertThat(alice.commands()).containsExactly("x", "prove");

    var again = new FakeNode("alice");
    satisfied("a.one", again, bob);
    satisfied("b.proof", again);
    new TestRun(TestStep.both("a.one", cmd("x")), proof).run(again, bob);
    assertThat(again.commands()).isEmpty();
  }

  @Test
  void runsOnlyTheStepsMeant() {
    var run =
        new TestRun(
            TestStep.both("a.one", cmd("1")),
            TestStep.both("b.two", cmd("2")),
            TestStep.both("b.three", cmd("3")),
            TestStep.both("c.four", cmd("4")));
    run.options = RunOptions.standard().from("b").until("b");
    run.run(alice, bob);
    assertThat(alice.commands()).containsExactly("2", "3");

    run.options = RunOptions.standard().from("b.three");
    run.run(alice, bob);
    assertThat(alice.commands()).containsExactly("2", "3", "3", "4");
  }

  @Test
  void saysWhichStepsThereAre() {
    Plan plan = TestRun.plan(TestStep.both("a.one"), TestStep.both("b.two"));
    assertThatThrownBy(() -> RunOptions.standard().from("nope").stepsOf(plan))
        .isInstanceOfSatisfying(
            NoSuchStepException.class,
            e ->
                assertThat(e.what())
                    .isEqualTo(Message.of("engine.steps.unknown", "nope", "a, a.one, b, b.two")));
    assertThatThrownBy(() -> RunOptions.standard().from("b").until("a").stepsOf(plan))
        .isInstanceOfSatisfying(
            NoSuchStepException.class,
            e -> assertThat(e.what()).isEqualTo(Message.of("engine.steps.none", "b", "a")));
  }

  private Runner runner(TestRun run, EventListener listener) {
    try {
      return new Runner(run.plan, FakeNode.map(alice, bob), listener, run.options, run.clock);
    } catch (NoSuchStepException e) {
      throw new AssertionError(e);
    }
  }

  private CommandResult becomes(String step) {
    satisfied(step, alice, bob);
    return ok();
  }

  private static void satisfied(String step, FakeNode... nodes) {
    for (FakeNode node : nodes) {
      node.answers(step, 0, "");
    }
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    if (!latch.await(30, TimeUnit.SECONDS)) {
      throw new AssertionError("nothing happens");
    }
  }

  private static CommandResult ok() {
    return new CommandResult(0, "", "");
  }

  private static Run cmd(String... argv) {
    return Run.asRoot(argv);
  }

  private static WaitFor wait(String probe) {
    return new WaitFor(
        Message.of("test.wait"), cmd(probe), Duration.ofMinutes(1), Duration.ofMillis(1));
  }
}
