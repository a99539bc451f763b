package futago.cli.progress;

import static futago.cli.progress.Events.FIRST;
import static futago.cli.progress.Events.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import futago.engine.RunEvent;
import futago.engine.ShownAction;
import futago.engine.StepOutcome;
import futago.text.Texts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PlainProgressTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void aLineForEachEventThatIsWorthOne() {
    tell(
        false,
        Events.runStarted(),
        Events.started(FIRST, "alice"),
        Events.satisfied(FIRST, "alice"),
        Events.finished(FIRST, StepOutcome.SATISFIED),
        Events.started(SECOND, "alice"),
        Events.missing(SECOND, "alice"),
        Events.started(SECOND, "bob"),
        Events.satisfied(SECOND, "bob"),
        Events.command(SECOND, "alice", "sh -c 'a\n  b'"),
        Events.output(SECOND, "alice", "not shown"),
        Events.ended(SECOND, "alice", 7, true),
        Events.action(SECOND, "bob", new ShownAction.Write("/etc/a")),
        Events.ended(SECOND, "bob", 0, false),
        Events.finished(SECOND, StepOutcome.APPLIED),
        Events.runFinished());
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            pgha on alice, bob. Steps: 3
            [same] 1.1 Make the mount point  12 s
            [....] 1.2 Mount it  [drbd.mount]
                   alice: /mnt is not there
                   alice: # sh -c 'a; b'
                   alice: exit status 7, 1.2 s
                   bob: write /etc/a
                   bob: already so, 1.2 s
            [ ok ] 1.2 Mount it  12 s
            """);
  }

  @Test
  void verboseShowsWhatTheCommandsPrint() {
    tell(
        true,
        Events.command(SECOND, "alice", "ls"),
        Events.output(SECOND, "alice", "a file"),
        Events.ended(SECOND, "alice", 0, true));
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("alice: | a file");
  }

  @Test
  void aLongActionSaysNowAndThenHowFarItIs() {
    PlainProgress progress = progress(false);
    progress.happened(Events.command(SECOND, "alice", "sync"));
    for (int second = 0; second < 25; second++) {
      progress.happened(Events.progressed(SECOND, "alice", second * 4, second));
    }
    assertThat(out.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("%")))
        .containsExactly(
            "       alice: 0 %, 1 min 10 s left",
            "       alice: 40 %, 1 min 10 s left", "       alice: 80 %, 1 min 10 s left");
  }

  private void tell(boolean verbose, RunEvent... events) {
    PlainProgress progress = progress(verbose);
    for (RunEvent event : events) {
      progress.happened(event);
    }
  }

  private PlainProgress progress(boolean verbose) {
    Texts texts = Texts.in(Locale.ENGLISH);
    return new PlainProgress(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new StepNames(Events.PLAN, texts),
        texts,
        Style.PLAIN,
        verbose);
  }
}
