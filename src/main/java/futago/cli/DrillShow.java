package futago.cli;

import futago.cluster.Finding;
import futago.cluster.drill.Drill;
import futago.cluster.drill.DrillEvent;
import futago.cluster.drill.DrillGround;
import futago.cluster.drill.DrillLog;
import futago.cluster.drill.DrillOptions;
import futago.cluster.drill.DrillPlan;
import futago.cluster.drill.DrillRefusedException;
import futago.cluster.drill.DrillResult;
import futago.cluster.drill.DrillRunner;
import futago.cluster.drill.DrillSeries;
import futago.cluster.drill.DrillText;
import futago.cluster.probe.ProbeSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Drills in the terminal: each is shown, asked about, run, and its result told.
final class DrillShow {
  private static final int STRIP_WIDTH = 60;

  private final Cli cli;
  private final DrillSettings settings;
  private final DrillGround ground;
  private final DrillOptions options;
  private final Optional<DrillLog> log;
  private final DrillText text;
  private int strip;

  /// @param log where results are kept; empty for those of a demo
  DrillShow(
      Cli cli,
      DrillSettings settings,
      DrillGround ground,
      DrillOptions options,
      Optional<DrillLog> log) {
    this.cli = cli;
    this.settings = settings;
    this.ground = ground;
    this.options = options;
    this.log = log;
    this.text = new DrillText(cli.texts()::say);
  }

  /// Runs drills one after another; ends at the first that is refused, or after which the cluster
  /// is not whole.
  ///
  /// @return the exit status
  int run(List<Drill> drills) throws Exception {
    var results = new ArrayList<DrillResult>();
    for (Drill drill : drills) {
      results.add(run(drill));
      if (!results.getLast().whole()) {
        break;
      }
    }
    DrillSeries series = DrillSeries.of(drills.size(), results);
    if (drills.size() > 1) {
      tell(series, results);
    }
    return series.met() == drills.size() ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  private void tell(DrillSeries series, List<DrillResult> results) {
    if (settings.json()) {
      cli.out(DrillLog.json(series));
    } else {
      new DrillTable(cli).lines(series, results).forEach(cli::out);
    }
  }

  private DrillResult run(Drill drill) throws Exception {
    var runner = new DrillRunner(ground);
    DrillPlan.Ready plan =
        switch (runner.plan(drill)) {
          case DrillPlan.Refused refused -> throw refused(refused.why());
          case DrillPlan.Ready ready -> ready;
        };
    if (!settings.json()) {
      text.plan(plan, ground.power()).forEach(cli::out);
      cli.out("");
    }
    ask(drill);
    DrillResult result;
    // A drill that is interrupted takes its failure back before it ends.
    try (var _ = cli.context().interrupts().handle(Thread.currentThread()::interrupt)) {
      result = runner.run(plan, options, this::happened);
    } catch (DrillRefusedException e) {
      throw refused(List.of(e.why()));
    }
    if (log.isPresent()) {
      log.get().add(result);
    }
    tell(result);
    return result;
  }

  private static CliFailure refused(List<Finding> why) {
    return new CliFailure(
        ExitStatus.REFUSED,
        why.stream().map(each -> Trouble.of(each.what(), each.cure())).toList());
  }

  private void ask(Drill drill) throws CliFailure {
    if (drill.endangersData()) {
      if (!settings.acceptRisk()) {
        askForWord(drill);
      }
    } else if (!settings.yes()) {
      if (cli.context().prompter().isEmpty()) {
        throw new CliFailure(ExitStatus.REFUSED, "cli.drill.unasked");
      }
      Confirmation.require(cli, cli.text("cli.drill.confirm"));
    }
  }

  /// The drill's own id, so that nobody says yes by habit.
  private void askForWord(Drill drill) throws CliFailure {
    String typed =
        cli.context()
            .prompter()
            .flatMap(prompter -> prompter.line(cli.text("cli.drill.type-name", drill.id()) + " "))
            .map(String::strip)
            .orElse("");
    if (!typed.equals(drill.id())) {
      throw new CliFailure(ExitStatus.REFUSED, "cli.drill.risk-unaccepted", drill.id());
    }
  }

  private void happened(DrillEvent event) {
    if (settings.json()) {
      return;
    }
    switch (event) {
      case DrillEvent.PhaseBegan phase -> {
        endStrip();
        cli.out(
            cli.style()
                .doubtful(
                    "%7.1f s  %s"
                        .formatted(phase.atMillis() / 1000.0, cli.texts().say(phase.said()))));
      }
      case DrillEvent.Output output -> {
        endStrip();
        String who = output.node().isEmpty() ? "" : output.node() + ": ";
        cli.out(cli.style().faint("  " + who + output.line()));
      }
      case DrillEvent.Noticed noticed -> cli.out(cli.texts().say(noticed.what()));
      case DrillEvent.Row row -> mark(row.slot());
      case DrillEvent.Seen _ -> {}
    }
    cli.context().out().flush();
  }

  private void mark(ProbeSlot slot) {
    cli.context().out().print(slot.isGreen() ? cli.style().good("+") : cli.style().bad("!"));
    strip++;
    if (strip == STRIP_WIDTH) {
      endStrip();
    }
  }

  private void endStrip() {
    if (strip > 0) {
      cli.out("");
    }
    strip = 0;
  }

  private void tell(DrillResult result) {
    if (settings.json()) {
      cli.out(DrillLog.json(result));
      return;
    }
    cli.out("");
    List<String> lines = text.result(result);
    cli.out(result.met() ? cli.style().good(lines.getFirst()) : cli.style().bad(lines.getFirst()));
    lines.stream().skip(1).forEach(cli::out);
    cli.out("");
  }
}
