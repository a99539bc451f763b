package futago.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import futago.cli.progress.Style;
import futago.cluster.probe.FakeDatabase;
import futago.cluster.probe.ProbeException;
import futago.text.Texts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ProbeRunTest {
  private static final Duration PACE = Duration.ofMillis(100);

  @TempDir private Path home;
  private final FakeDatabase database = new FakeDatabase();
  private final AtomicReference<Runnable> ctrlC = new AtomicReference<>(() -> {});
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Cli cli() {
    var whole = new TestCli(home);
    whole.interrupts =
        handler -> {
          ctrlC.set(handler);
          return () -> ctrlC.set(() -> {});
        };
    return new Cli(
        whole.context(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8)),
        Texts.in(java.util.Locale.ENGLISH),
        Style.PLAIN);
  }

  private int run(Duration time, boolean keepTable, boolean json) throws Exception {
    return new ProbeRun(cli(), database, database, time, PACE, keepTable, json).run();
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @AfterEach
  void nobodyStaysInterrupted() {
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void showsEachRowAndTellsWhatTheOutageWouldCost() throws Exception {
    database.down(1_000, 2_900);
    assertThat(run(Duration.ofSeconds(5), false, false)).isEqualTo(ExitStatus.DONE);
    assertThat(printed())
        .startsWith("++++++++++!!!!++++")
        .contains("Acknowledged 30 rows, of which lost 0.")
        .contains("The last: 2100 ms; the longest: 2100 ms.")
        .contains("99.99 % allows 3153 s a year: 1501 outages as long as the longest.");
    assertThat(database.hasNoTable()).isTrue();
  }

  @Test
  void aLostRowIsAFailure() throws Exception {
    database.losing(3);
    assertThat(run(Duration.ofSeconds(1), false, false)).isEqualTo(ExitStatus.FAILED);
    assertThat(printed()).contains("of which lost 1.").contains("No outage.");
  }

  @Test
  void keepsTheTableIfToldTo() throws Exception {
    run(Duration.ofSeconds(1), true, false);
    assertThat(database.hasNoTable()).isFalse();
  }

  @Test
  void ctrlCEndsTheWritingAndAllElseHappensAsAtTheEnd() throws Exception {
    pressAt(Duration.ofSeconds(2));
    assertThat(run(Duration.ofHours(1), false, false)).isEqualTo(ExitStatus.DONE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Stopping");
    assertThat(printed()).contains("Acknowledged 20 rows, of which lost 0.");
    assertThat(database.hasNoTable()).isTrue();
    // From here on Ctrl-C is the terminal's again.
    ctrlC.get().run();
  }

  @Test
  void aSecondCtrlCDoesNotWaitForADatabaseThatIsGone() {
    database.down(1_000, Long.MAX_VALUE);
    database.meanwhile(
        () -> {
          if (database.now().toSeconds() >= 2) {
            ctrlC.get().run();
          }
        });
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> run(Duration.ofHours(1), false, false));
    assertThat(database.now()).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void programsGetNothingButJson() throws Exception {
    database.down(1_000, 2_900);
    run(Duration.ofSeconds(5), false, true);
    var json = new JsonMapper().readTree(printed());
    assertThat(json.get("lost").asInt()).isZero();
    assertThat(json.get("outages").get(0).get("millis").asInt()).isEqualTo(2_100);
  }

  @Test
  void removesTheTableAndWritesNothing() throws Exception {
    assertThat(ProbeRun.removeTable(cli(), database)).isEqualTo(ExitStatus.DONE);
    assertThat(database.hasNoTable()).isTrue();
    assertThat(database.now()).isZero();
    assertThat(printed()).contains("public.futago_probe is gone");
  }

  @Test
  void withoutADatabaseAtTheBeginningNothingIsMeasured() {
    database.down(0, Long.MAX_VALUE);
    assertThatExceptionOfType(ProbeException.class)
        .isThrownBy(() -> run(Duration.ofSeconds(1), false, false));
    assertThat(printed()).isEmpty();
  }

  private void pressAt(Duration time) {
    database.meanwhile(
        () -> {
          if (database.now().compareTo(time.minus(PACE)) > 0) {
            Runnable press = ctrlC.getAndSet(() -> {});
            press.run();
          }
        });
  }
}
