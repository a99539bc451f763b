package futago.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import futago.engine.Refusal;
import futago.engine.RunOutcome;
import futago.engine.RunSummary;
import futago.engine.ShownAction;
import futago.engine.StepFailure;
import futago.engine.StepState;
import futago.text.Message;
import futago.text.Texts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutcomesTest {
  private static final Path JOURNAL = Path.of("/home/me/journal.jsonl");

  @Test
  void aFailureSaysAllThatIsKnownAndWhatToDo() {
    var failure =
        new StepFailure(
            Events.SECOND,
            "bob",
            Optional.of(new ShownAction.Command("root", "mount /dev/drbd0 /mnt")),
            Optional.of(32),
            "mount: wrong fs type\nmount: see dmesg",
            "",
            Message.of("stage.missing.mount", "/mnt"),
            Message.of("stage.missing.mount-point", "/mnt"));
    assertThat(told(new RunOutcome.Failed(Events.SUMMARY, List.of(failure))))
        .isEqualTo(
            """

            1.2 Mount it failed on bob.
              /mnt is not mounted
              It was doing: # mount /dev/drbd0 /mnt
              Exit status: 32
              Standard error:
                | mount: wrong fs type
                | mount: see dmesg
              What to do: /mnt is not there

            Everything that happened is in /home/me/journal.jsonl
            Then go on with: futago apply cluster.json
            """);
  }

  @Test
  void aRefusalSaysWhatWouldBeLostAndHowToAllowIt() {
    var conflict =
        new StepState.Conflict(Message.of("stage.missing.mount", "/mnt"), "bob:/dev/sdb1");
    assertThat(
            told(
                new RunOutcome.Refused(
                    Events.SUMMARY, List.of(new Refusal(Events.FIRST, "bob", conflict)))))
        .contains("1.1 Make the mount point, on bob: /mnt is not mounted")
        .contains("futago apply cluster.json --erase bob:/dev/sdb1");
  }

  @Test
  void aCancelledRunSaysWhereToGoOn() {
    assertThat(told(new RunOutcome.Cancelled(Events.SUMMARY, Events.SECOND)))
        .contains("The next step is 1.2 Mount it.")
        .contains("futago apply cluster.json\n")
        .contains(JOURNAL.toString());
  }

  @Test
  void aRunWithNothingToDoSaysThatNothingWasChanged() {
    var summary = new RunSummary(45, 0, 0, 0, 4, Duration.ofMillis(900), Duration.ofMillis(850));
    assertThat(told(new RunOutcome.Done(summary)))
        .contains("all 45 steps are done already")
        .contains("nothing was changed");
  }

  @Test
  void aRunThatIsThroughSaysWhatItCameTo() {
    assertThat(told(new RunOutcome.Done(Events.SUMMARY)))
        .contains("Done in 1 min 40 s. Steps applied: 1, done already: 2. Changes on the nodes: 3.")
        .contains("1 min 38 s was work on the nodes and 2 s Futago's own, in 9 round trips");
  }

  private static String told(RunOutcome outcome) {
    var out = new ByteArrayOutputStream();
    Texts texts = Texts.in(Locale.ENGLISH);
    new Outcomes(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new StepNames(Events.PLAN, texts),
            texts,
            Style.PLAIN)
        .tell(outcome, JOURNAL, "futago apply cluster.json");
    return out.toString(StandardCharsets.UTF_8);
  }
}
