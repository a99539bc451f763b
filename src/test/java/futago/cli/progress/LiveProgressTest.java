package futago.cli.progress;

import static futago.cli.progress.Events.FIRST;
import static futago.cli.progress.Events.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import futago.engine.RunEvent;
import futago.engine.StepOutcome;
import futago.slide.Words;
import futago.text.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LiveProgressTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.ofEpochSecond(1_800_000_000));
  private final Clock clock =
      new Clock() {
        @Override
        public Instant instant() {
          return now.get();
        }

        @Override
        public java.time.ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
          return this;
        }
      };

  @Test
  void showsWhatEachNodeDoesBelowWhatIsDone() {
    var terminal = new TerminalPicture(80);
    LiveProgress progress = progress(terminal, 80, Style.COLOURED, Locale.ENGLISH);
    tell(
        progress,
        Events.runStarted(),
        Events.started(FIRST, "alice"),
        Events.satisfied(FIRST, "alice"),
        Events.started(FIRST, "bob"),
        Events.satisfied(FIRST, "bob"),
        Events.finished(FIRST, StepOutcome.SATISFIED),
        Events.started(SECOND, "alice"),
        Events.missing(SECOND, "alice"),
        Events.started(SECOND, "bob"),
        Events.missing(SECOND, "bob"),
        Events.command(SECOND, "alice", "mount -t ext4 /dev/drbd0 /mnt"),
        Events.command(SECOND, "bob", "sleep 9"),
        Events.progressed(SECOND, "bob", 45.9, 1),
        Events.output(SECOND, "alice", "mounting"),
        Events.output(SECOND, "alice", ""));
    assertThat(terminal.shown())
        .isEqualTo(
            """
            1  DRBD
            [same] 1.1 Make the mount point  12 s
            [....] 1.2 Mount it  8 s
                   alice  # mount -t ext4 /dev/drbd0 /mnt
                          | mounting
                   bob    45 %, 1 min 10 s left  # sleep 9\
            """);

    tell(
        progress,
        Events.ended(SECOND, "alice", 0, true),
        Events.ended(SECOND, "bob", 0, true),
        Events.finished(SECOND, StepOutcome.APPLIED),
        Events.runFinished());
    progress.close();
    assertThat(terminal.shown())
        .isEqualTo(
            """
            1  DRBD
            [same] 1.1 Make the mount point  12 s
            [ ok ] 1.2 Mount it  12 s\
            """);
  }

  @Test
  void neverIsWiderThanTheTerminal() {
    for (int columns : new int[] {200, 80, 51, 50, 30, 12, 1}) {
      for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.JAPANESE}) {
        var widths = new WidthMeter(columns);
        var progress =
            new LiveProgress(
                widths.stream(),
                () -> columns,
                clock,
                new StepNames(Events.PLAN, Texts.in(locale)),
                Texts.in(locale),
                Style.PLAIN);
        tell(
            progress,
            Events.runStarted(),
            Events.started(SECOND, "alice"),
            Events.missing(SECOND, "alice"),
            Events.command(SECOND, "alice", "長いコマンド ".repeat(40)),
            Events.progressed(SECOND, "alice", 3, 1),
            Events.output(SECOND, "alice", "出力 ".repeat(100)));
        assertThat(widths.widest()).isLessThanOrEqualTo(Math.max(1, columns - 1));
      }
    }
  }

  @Test
  void onANarrowTerminalOneLineHasToDo() {
    var terminal = new TerminalPicture(30);
    LiveProgress progress = progress(terminal, 30, Style.PLAIN, Locale.ENGLISH);
    tell(
        progress,
        Events.started(SECOND, "alice"),
        Events.command(SECOND, "alice", "mount"),
        Events.progressed(SECOND, "alice", 20, 1));
    assertThat(terminal.shown()).isEqualTo("1  DRBD\n1.2 20 %, 1 min 10 s left Mo~");
  }

  @Test
  void aFloodOfOutputIsNotDrawnLineByLine() {
    var terminal = new TerminalPicture(80);
    LiveProgress progress = progress(terminal, 80, Style.PLAIN, Locale.ENGLISH);
    tell(progress, Events.started(SECOND, "alice"), Events.command(SECOND, "alice", "yes"));
    Instant frozen = now.get();
    for (int i = 0; i < 1000; i++) {
      now.set(frozen.plusMillis(i / 5));
      progress.happened(Events.output(SECOND, "alice", "line " + i));
    }
    assertThat(terminal.shown()).contains("| line").doesNotContain("| line 999");
    now.set(frozen.plusSeconds(1));
    progress.happened(Events.output(SECOND, "alice", "the last"));
    assertThat(terminal.shown()).contains("| the last");
  }

  private LiveProgress progress(TerminalPicture terminal, int columns, Style style, Locale locale) {
    Texts texts = Texts.in(locale);
    return new LiveProgress(
        terminal.stream(), () -> columns, clock, new StepNames(Events.PLAN, texts), texts, style);
  }

  /// A second passes with each event.
  private void tell(LiveProgress progress, RunEvent... events) {
    for (RunEvent event : events) {
      now.updateAndGet(instant -> instant.plus(Duration.ofSeconds(1)));
      progress.happened(event);
    }
  }

  /// Measures what is drawn in columns rather than characters.
  private static final class WidthMeter {
    private final java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    private final int columns;

    WidthMeter(int columns) {
      this.columns = columns;
    }

    java.io.PrintStream stream() {
      return new java.io.PrintStream(bytes, true, java.nio.charset.StandardCharsets.UTF_8);
    }

    /// Not counting the stage's heading, which may wrap.
    int widest() {
      String text =
          bytes
              .toString(java.nio.charset.StandardCharsets.UTF_8)
              .replaceAll("\r|\u001b\\[[KA]", "\n");
      assertThat(text.lines()).as("at " + columns + " columns").hasSizeGreaterThan(1);
      return text.lines().skip(1).mapToInt(Words::width).max().orElseThrow();
    }
  }
}
