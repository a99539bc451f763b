package futago.cli;

import futago.cli.progress.StepNames;
import futago.engine.Plan;
import futago.engine.RunEvent;
import futago.engine.RunOptions;
import futago.engine.RunOutcome;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.site.PostgresPassword;
import futago.site.Site;
import futago.spec.ClusterSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `futago check`: looks at both hosts and says for each step what is done, what is missing and
/// what is in the way. Changes nothing.
@Command
final class CheckCommand implements Callable<Integer> {
  private final Cli cli;

  @Mixin private final SpecFile file = new SpecFile();

  @Mixin private final HostKeyOption hostKeys = new HostKeyOption();

  CheckCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() throws Exception {
    ClusterSpec spec = file.read(cli);
    cli.context().connector().prepare();
    try (Site site = CliSite.open(cli, spec, hostKeys.accept())) {
      CliSite.describe(cli, site);
      Plan plan = site.installation(PostgresPassword.UNKNOWN);
      Look look = Look.at(cli, plan, site.nodes(), RunOptions.standard());
      print(look, new StepNames(plan, cli.texts()));
      return conclude(look.outcome(), look);
    }
  }

  private void print(Look look, StepNames names) {
    Map<StepId, List<RunEvent.Checked>> bySteps =
        look.found().stream()
            .collect(
                Collectors.groupingBy(
                    RunEvent.Checked::step, LinkedHashMap::new, Collectors.toList()));
    bySteps.forEach(
        (step, found) -> {
          cli.out(mark(found) + " " + names.of(step));
          found.forEach(this::print);
        });
  }

  private String mark(List<RunEvent.Checked> found) {
    if (found.stream().anyMatch(checked -> checked.state() instanceof StepState.Conflict)) {
      return cli.style().bad(cli.text("cli.mark.conflict"));
    }
    return found.stream().allMatch(checked -> checked.state() instanceof StepState.Satisfied)
        ? cli.style().faint(cli.text("cli.mark.satisfied"))
        : cli.style().bold(cli.text("cli.mark.missing"));
  }

  private void print(RunEvent.Checked checked) {
    String node = "       " + checked.node() + ": ";
    switch (checked.state()) {
      case StepState.Satisfied _ -> {}
      case StepState.Missing missing -> cli.out(node + cli.texts().say(missing.why()));
      case StepState.Conflict conflict -> {
        cli.out(node + cli.texts().say(conflict.found()));
        if (!conflict.subject().isEmpty()) {
          cli.out("       " + cli.text("cli.check.erase", conflict.subject()));
        }
      }
    }
  }

  private int conclude(RunOutcome outcome, Look look) throws CliFailure {
    return switch (outcome) {
      case RunOutcome.Done _ -> {
        int todo = look.todo().size();
        cli.out("");
        cli.out(
            todo == 0
                ? cli.text("cli.check.nothing")
                : cli.text("cli.check.ready", Integer.toString(todo), file.typed()));
        yield ExitStatus.DONE;
      }
      case RunOutcome.Refused refused -> {
        cli.out("");
        cli.out(cli.text("cli.check.conflicts", Integer.toString(refused.refusals().size())));
        yield ExitStatus.REFUSED;
      }
      case RunOutcome.Failed failed ->
          throw new CliFailure(
              ExitStatus.FAILED,
              failed.failures().stream()
                  .map(failure -> Trouble.of(failure.what(), failure.cure()))
                  .toList());
      case RunOutcome.Cancelled _ -> ExitStatus.CANCELLED;
    };
  }
}
