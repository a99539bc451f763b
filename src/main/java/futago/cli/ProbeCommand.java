package futago.cli;

import futago.cluster.probe.Availability;
import futago.cluster.probe.JdbcTarget;
import futago.cluster.probe.Probe;
import futago.cluster.probe.ProbeClock;
import futago.cluster.probe.ProbeException;
import futago.cluster.probe.ProbeResult;
import futago.cluster.probe.ProbeSlot;
import futago.spec.ClusterSpec;
import futago.text.TerminalText;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `futago probe`: a client that writes through the virtual IP and measures.
@Command
final class ProbeCommand implements Callable<Integer> {
  /// Also a cluster that starts from nothing is there by then.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int STRIP_WIDTH = 60;

  private final Cli cli;

  @Mixin private final SpecFile file = new SpecFile();

  @Option(
      names = "--for",
      paramLabel = "TIME",
      descriptionKey = "probe-for",
      converter = TimeSpan.class)
  private Duration time = Duration.ofMinutes(1);

  @Option(
      names = "--every",
      paramLabel = "TIME",
      descriptionKey = "probe-every",
      converter = TimeSpan.class)
  private Duration pace = Duration.ofMillis(100);

  @Option(names = "--keep-table", descriptionKey = "probe-keep-table")
  private boolean keepTable;

  @Option(names = "--json", descriptionKey = "probe-json")
  private boolean json;

  ProbeCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() throws Exception {
    ClusterSpec spec = file.read(cli);
    var target = new JdbcTarget(spec, PasswordQuestion.known(cli));
    try (Probe probe = new Probe(target, ProbeClock.REAL, cli.context().clock().millis())) {
      probe.write(time, pace, this::show);
      endStrip();
      ProbeResult result = probe.readBack(PATIENCE);
      if (!keepTable) {
        probe.dropTable();
      }
      tell(result);
      return result.lost() == 0 && result.upAtEnd() ? ExitStatus.DONE : ExitStatus.FAILED;
    } catch (ProbeException e) {
      throw new CliFailure(
          ExitStatus.FAILED,
          "cli.probe.unreachable",
          spec.virtualIp().address(),
          Integer.toString(spec.postgresql().port()),
          e.getMessage());
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
