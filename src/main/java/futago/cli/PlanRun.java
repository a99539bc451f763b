package futago.cli;

import futago.cli.progress.JsonProgress;
import futago.cli.progress.LiveProgress;
import futago.cli.progress.Outcomes;
import futago.cli.progress.PlainProgress;
import futago.cli.progress.Progress;
import futago.cli.progress.StepNames;
import futago.cli.progress.Style;
import futago.engine.EventListener;
import futago.engine.Journal;
import futago.engine.NoSuchStepException;
import futago.engine.Plan;
import futago.engine.RunOptions;
import futago.engine.RunOutcome;
import futago.engine.Runner;
import futago.site.Site;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

/// Runs a plan on both hosts: shows how it goes on, keeps the journal, listens for Ctrl-C, and says
/// at the end what came of it.
///
/// @param settings how to show it
/// @param site where
/// @param plan what
/// @param options which part of it, and what may be overwritten
/// @param again the command line that goes on after a failure
/// @param clock the hosts' time
/// @param journals where the journal is kept
record PlanRun(
    Cli cli,
    RunSettings settings,
    Site site,
    Plan plan,
    RunOptions options,
    String again,
    Clock clock,
    Path journals) {
  /// On real hosts.
  PlanRun(Cli cli, RunSettings settings, Site site, Plan plan, RunOptions options, String again) {
    this(
        cli,
        settings,
        site,
        plan,
        options,
        again,
        cli.context().clock(),
        cli.context().stateDirectory());
  }

  /// Runs it to its end.
  ///
  /// @return the exit status
  int run() throws IOException, NoSuchStepException {
    CliContext context = cli.context();
    var names = new StepNames(plan, cli.texts());
    try (var journal = Journal.begin(journals, plan.spec().name(), clock.instant())) {
      RunOutcome outcome = run(journal, names);
      // Whoever reads events from standard output wants nothing else there.
      PrintStream people = settings.json() ? context.err() : context.out();
      Style style = settings.json() ? Style.PLAIN : cli.style();
      new Outcomes(people, names, cli.texts(), style).tell(outcome, journal.file(), again);
      return status(outcome);
    }
  }

  private RunOutcome run(Journal journal, StepNames names) throws NoSuchStepException {
    try (Progress progress = progress(names)) {
      var runner =
          new Runner(plan, site.nodes(), EventListener.all(journal, progress), options, clock);
      try (var _ = cli.context().interrupts().handle(stopping(runner, progress))) {
        return runner.run();
      }
    }
  }

  private Progress progress(StepNames names) {
    CliContext context = cli.context();
    if (settings.json()) {
      return new JsonProgress(context.out(), context.err());
    }
    if (context.screen().isEmpty() || settings.verbose() || context.isDumb()) {
      return new PlainProgress(context.out(), names, cli.texts(), cli.style(), settings.verbose());
    }
    var live =
        new LiveProgress(
            context.out(), context.screen().get()::columns, clock, names, cli.texts(), cli.style());
    live.keepTime();
    return live;
  }

  /// Ctrl-C stops after the commands that run, a second one at once.
  private Runnable stopping(Runner runner, Progress progress) {
    var stopping = new AtomicBoolean();
    return () -> {
      boolean again = stopping.getAndSet(true);
      progress.note(cli.text(again ? "cli.stop.at-once" : "cli.stop.soon"));
      runner.cancel();
    };
  }

  private static int status(RunOutcome outcome) {
    return switch (outcome) {
      case RunOutcome.Done _ -> ExitStatus.DONE;
      case RunOutcome.Failed _ -> ExitStatus.FAILED;
      case RunOutcome.Refused _ -> ExitStatus.REFUSED;
      case RunOutcome.Cancelled _ -> ExitStatus.CANCELLED;
    };
  }
}
