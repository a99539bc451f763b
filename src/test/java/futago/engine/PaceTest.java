package futago.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import futago.command.Run;
import futago.command.WaitFor;
import futago.remote.CommandResult;
import futago.text.Message;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A run on nodes whose time is made to go faster than the real one.
@Timeout(60)
class PaceTest {
  private final FakeNode alice = new FakeNode("alice");
  private final FakeNode bob = new FakeNode("bob");

  @Test
  void aPauseOfAnHourIsOverSoonWhereTimeGoesFast() {
    int[] looks = {0};
    bob.on("v", (_, _) -> new CommandResult(0, "", ""));
    alice.on("v", (_, _) -> new CommandResult(++looks[0] < 3 ? 1 : 0, "", ""));
    var run =
        new TestRun(
            TestStep.both("a.one", Run.asRoot("x"))
                .verifiedBy(
                    new WaitFor(
                        Message.of("test.wait"),
                        Run.asRoot("v"),
                        Duration.ofDays(2),
                        Duration.ofHours(1))));
    run.options = RunOptions.standard().atPace(3_600_000);

    assertThat(run.runner(alice, bob).run()).isInstanceOf(RunOutcome.Done.class);
    assertThat(looks[0]).isEqualTo(3);
  }

  @Test
  void timeDoesNotStandStill() {
    assertThatThrownBy(() -> RunOptions.standard().atPace(0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
