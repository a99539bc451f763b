package futago.cli;

import futago.cluster.ClusterStatus;
import futago.cluster.Finding;
import futago.cluster.Findings;
import futago.cluster.NodeReport;
import futago.cluster.StatusText;
import futago.slide.Durations;
import futago.text.TerminalText;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What `futago status` shows, screen after screen. While no node answers, the last state that was
/// seen stays, marked as old: that is what a person looks for just then.
final class StatusScreens {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Cli cli;
  private final StatusText text;
  private Optional<ClusterStatus> known = Optional.empty();

  StatusScreens(Cli cli) {
    this.cli = cli;
    this.text = new StatusText(cli.texts()::say, cli.context().clock().getZone());
  }

  /// The screen for what was read.
  List<String> next(ClusterStatus read) {
    boolean answered = read.nodes().stream().anyMatch(NodeReport::answered);
    if (answered) {
      known = Optional.of(read);
    }
    return answered || known.isEmpty() ? text.lines(read) : old(read, known.get());
  }

  private List<String> old(ClusterStatus read, ClusterStatus last) {
    Duration age = Duration.between(last.taken(), read.taken());
    String time = TIME.format(last.taken().atZone(cli.context().clock().getZone()));
    var lines = new ArrayList<String>();
    lines.add(cli.text("cli.status.old", Durations.say(age, cli.texts()), time));
    for (Finding finding : Findings.of(read)) {
      lines.add("  * " + TerminalText.clean(cli.texts().say(finding.what())));
      lines.add("    " + TerminalText.clean(cli.texts().say(finding.cure())));
    }
    lines.add("");
    lines.addAll(text.lines(last));
    return lines;
  }
}
