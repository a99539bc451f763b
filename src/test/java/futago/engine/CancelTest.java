package futago.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import futago.command.Run;
import futago.command.WaitFor;
import futago.remote.CommandResult;
import futago.text.Message;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CancelTest {
  private final FakeNode alice = new FakeNode("alice");
  private final FakeNode bob = new FakeNode("bob");
  private final CountDownLatch runs = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @Test
  void endsTheRunningCommandAndSaysWhereToGoOn() throws Exception {
    var run =
        new TestRun(
            TestStep.both("a.one", Run.asRoot("1")),
            TestStep.both("b.two", Run.asRoot("2"), Run.asRoot("3"))
                .verifiedBy(waitFor(Duration.ofMillis(1))),
            TestStep.both("c.three", Run.asRoot("4")));
    alice.on("2", (_, _) -> block());
    Runner runner = run.runner(alice, bob);
    var outcome = CompletableFuture.supplyAsync(runner::run);
    runs.await();

    runner.cancel();
    assertThat(outcome).isNotDone();
    goOn.countDown();

    assertThat(outcome.get())
        .isInstanceOfSatisfying(
            RunOutcome.Cancelled.class,
            cancelled -> assertThat(cancelled.next()).isEqualTo(StepId.of("b.two")));
    assertThat(alice.commands()).containsExactly("1", "2");
    assertThat(run.recorder.all(RunEvent.ActionFinished.class))
        .filteredOn(
            event -> event.step().equals(StepId.of("b.two")) && event.node().equals("alice"))
        .singleElement()
        .returns(0, RunEvent.ActionFinished::status);
    assertThat(run.recorder.outcomes()).containsExactly("a.one APPLIED", "b.two CANCELLED");
    assertThat(run.recorder.all(RunEvent.Failed.class)).isEmpty();
  }

  @Test
  void theSecondTimeEndsTheRunningCommandToo() throws Exception {
    var run = new TestRun(TestStep.both("a.one", Run.asRoot("1")));
    alice.on("1", (_, _) -> block());
    Runner runner = run.runner(alice, bob);
    var outcome = CompletableFuture.supplyAsync(runner::run);
    runs.await();

    runner.cancel();
    runner.cancel();

    assertThat(outcome.get()).isInstanceOf(RunOutcome.Cancelled.class);
    assertThat(run.recorder.events().getLast()).isInstanceOf(RunEvent.RunFinished.class);
  }

  @Test
  void aWaitEndsAtOnce() throws Exception {
    var run = new TestRun(TestStep.both("a.one", waitFor(Duration.ofHours(1))).on(Target.ACT));
    alice.on(
        "look",
        (_, _) -> {
          runs.countDown();
          return new CommandResult(1, "", "");
        });
    Runner runner = run.runner(alice, bob);
    var outcome = CompletableFuture.supplyAsync(runner::run);
    runs.await();

    runner.cancel();

    assertThat(outcome.get()).isInstanceOf(RunOutcome.Cancelled.class);
  }

  @Test
  void aRunCancelledBeforeItBeginsDoesNothing() {
    var run = new TestRun(TestStep.both("a.one", Run.asRoot("1")));
    Runner runner = run.runner(alice, bob);
    runner.cancel();
    assertThat(runner.run()).isInstanceOf(RunOutcome.Cancelled.class);
    assertThat(alice.commands()).isEmpty();
  }

  @Test
  void anInterruptOfTheCallerEndsTheRunAndStaysSet() throws Exception {
    var run = new TestRun(TestStep.both("a.one", Run.asRoot("1")));
    alice.on("1", (_, _) -> block());
    Runner runner = run.runner(alice, bob);
    var outcome = new CompletableFuture<RunOutcome>();
    var interrupted = new CompletableFuture<Boolean>();
    Thread caller =
        Thread.ofPlatform()
            .start(
                () -> {
                  outcome.complete(runner.run());
                  interrupted.complete(Thread.currentThread().isInterrupted());
                });
    runs.await();

    caller.interrupt();

    assertThat(outcome.get()).isInstanceOf(RunOutcome.Cancelled.class);
    assertThat(interrupted.get()).isTrue();
  }

  @Test
  void aListenerThatFailsEndsTheRun() throws Exception {
    // More steps than events that can wait to be told of: the last one cannot have begun before the
    // listener has failed.
    Step[] steps =
        IntStream.rangeClosed(1, EventQueue.LENGTH)
            .mapToObj(i -> TestStep.both("a.step" + i, Run.asRoot(Integer.toString(i))))
            .toArray(Step[]::new);
    EventListener broken =
        event -> {
          if (event instanceof RunEvent.ActionStarted) {
            throw new java.io.UncheckedIOException(new java.io.IOException("full"));
          }
        };
    var runner =
        new Runner(
            TestRun.plan(steps),
            FakeNode.map(alice, bob),
            broken,
            RunOptions.standard(),
            Clock.systemUTC());

    assertThatThrownBy(runner::run).hasRootCauseMessage("full");
    assertThat(alice.commands()).doesNotContain(Integer.toString(EventQueue.LENGTH));
  }

  private CommandResult block() throws InterruptedException {
    runs.countDown();
    if (!goOn.await(30, TimeUnit.SECONDS)) {
      throw new AssertionError("nothing happens");
    }
    return new CommandResult(0, "", "");
  }

  private static WaitFor waitFor(Duration pause) {
    return new WaitFor(Message.of("test.wait"), Run.asRoot("look"), Duration.ofHours(2), pause);
  }
}
