package futago.cli;

import futago.cluster.probe.Availability;
import futago.cluster.probe.Probe;
import futago.cluster.probe.ProbeClock;
import futago.cluster.probe.ProbeConnection;
import futago.cluster.probe.ProbeException;
import futago.cluster.probe.ProbeResult;
import futago.cluster.probe.ProbeSlot;
import futago.cluster.probe.ProbeTarget;
import futago.text.TerminalText;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// One measuring on the command line: rows are written, each shown as a mark; they are read back
/// when the time is over or Ctrl-C is pressed; what was found is told.
///
/// @param target where to
/// @param time how long
/// @param pace from one row to the next
/// @param keepTable whether the rows stay
/// @param json whether programs read it
record ProbeRun(
    Cli cli,
    ProbeTarget target,
    ProbeClock clock,
    Duration time,
    Duration pace,
    boolean keepTable,
    boolean json) {
  /// Also a cluster that starts from nothing is there by then.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int STRIP_WIDTH = 60;

  /// Measures.
  ///
  /// @return the exit status; that of what was measured also after Ctrl-C
  /// @throws ProbeException if there is no database at the beginning, or none to read back from
  int run() throws ProbeException, InterruptedException {
    try (Probe probe = new Probe(target, clock, cli.context().clock().millis())) {
      ProbeResult result = measure(probe);
      if (!keepTable) {
        probe.dropTable();
      }
      tell(result);
      return result.lost() == 0 && result.upAtEnd() ? ExitStatus.DONE : ExitStatus.FAILED;
    }
  }

  /// Takes the table away that an earlier run has left, and writes nothing.
  ///
  /// @return the exit status
  /// @throws ProbeException if there is no database
  static int removeTable(Cli cli, ProbeTarget target) throws ProbeException {
    try (ProbeConnection connection = target.open()) {
      connection.dropTable();
    }
    cli.out(cli.text("cli.probe.removed"));
    return ExitStatus.DONE;
  }

  /// Ctrl-C ends the writing; a second one ends the reading back, too.
  private ProbeResult measure(Probe probe) throws ProbeException, InterruptedException {
    Thread measuring = Thread.currentThread();
    var stopping = new AtomicBoolean();
    Runnable stop =
        () -> {
          if (stopping.getAndSet(true)) {
            measuring.interrupt();
            return;
          }
          cli.err("");
          cli.tell("cli.probe.stopping");
          probe.stop();
        };
    try (var _ = cli.context().interrupts().handle(stop)) {
      probe.write(time, pace, this::show);
      endStrip();
      return probe.readBack(PATIENCE);
    }
  }

  private void show(ProbeSlot slot) {
    if (json) {
      return;
    }
    String mark = slot.isGreen() ? cli.style().good("+") : cli.style().bad("!");
    cli.context().out().print(mark);
    if (slot.number() % STRIP_WIDTH == 0) {
      cli.context().out().println();
    }
    cli.context().out().flush();
  }

  private void endStrip() {
    if (!json) {
      cli.out("");
    }
  }

  private void tell(ProbeResult result) {
    if (json) {
      cli.out(
          TerminalText.json(
              JsonMapper.builder()
                  .enable(SerializationFeature.INDENT_OUTPUT)
                  .build()
                  .writeValueAsString(result)));
      return;
    }
    cli.out(
        cli.text(
            "cli.probe.rows",
            Long.toString(result.acknowledged()),
            Long.toString(result.lost()),
            Long.toString(result.doubtful()),
            Long.toString(result.skipped())));
    if (result.outages().isEmpty()) {
      cli.out(cli.text("cli.probe.no-outage"));
      return;
    }
    cli.out(
        cli.text(
            "cli.probe.outages",
            Integer.toString(result.outages().size()),
            Long.toString(result.lastOutageMillis()),
            Long.toString(result.longestOutageMillis())));
    for (Availability availability : Availability.values()) {
      cli.out(
          cli.text(
              "cli.probe.year",
              availability.percent(),
              Long.toString(availability.downMillis() / 1000),
              Long.toString(availability.outagesPerYear(result.longestOutageMillis()))));
    }
    if (!result.upAtEnd()) {
      cli.out(cli.text("cli.probe.still-down"));
    }
  }
}
