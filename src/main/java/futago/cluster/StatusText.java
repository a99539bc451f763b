package futago.cluster;

import futago.text.Message;
import futago.text.TerminalText;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// A status as lines for a terminal: in words what a person wants to know first, then the resources
/// much as `crm_mon` lists them, then what needs attention. Pacemaker's and DRBD's own words stay
/// as they are, so that they can be looked up.
public final class StatusText {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final Function<Message, String> say;
  private final ZoneId zone;

  /// @param say turns a message into the reader's language
  /// @param zone the reader's time zone
  public StatusText(Function<Message, String> say, ZoneId zone) {
    this.say = say;
    this.zone = zone;
  }

  /// The status as lines without line breaks.
  public List<String> lines(ClusterStatus status) {
    var lines = new ArrayList<String>();
    String time = TIME.format(status.taken().atZone(zone));
    lines.add(
        status
            .pacemaker()
            .map(view -> say("cluster.text.head", status.cluster(), time, view.seenFrom()))
            .orElseGet(() -> say("cluster.text.head-unseen", status.cluster(), time)));
    lines.add(say.apply(whereDatabase(status)));
    lines.add("");
    lines.add(say("cluster.text.nodes"));
    status.nodes().forEach(report -> lines.add("  " + node(report, status)));
    lines.add("");
    lines.add("DRBD " + status.drbdResource());
    status.nodes().forEach(report -> lines.add("  " + report.node() + ": " + drbd(report)));
    knownCluster(status).ifPresent(view -> resources(view, status, lines));
    lines.add("");
    findings(status, lines);
    // Names and states are the nodes' own words.
    lines.replaceAll(TerminalText::clean);
    return lines;
  }

  /// Where the database runs, in a sentence.
  public static Message whereDatabase(ClusterStatus status) {
    if (status.groupOn().isPresent()) {
      return Message.of("cluster.text.database-on", status.groupOn().get(), status.virtualIp());
    }
    return knownCluster(status).isPresent()
        ? Message.of("cluster.text.database-nowhere")
        : Message.of("cluster.text.database-unknown");
  }

  /// Without a DC what a node says of the cluster is what it remembers, or nothing yet.
  private static Optional<PacemakerView> knownCluster(ClusterStatus status) {
    return status.pacemaker().filter(view -> view.dc().isPresent());
  }

  private String node(NodeReport report, ClusterStatus status) {
    Optional<NodeState> state = knownCluster(status).flatMap(view -> view.node(report.node()));
    String words =
        state
            .map(node -> say.apply(node.condition().words()))
            .orElseGet(() -> say("cluster.node.unknown"));
    var line = new StringBuilder(report.node()).append(": ").append(words);
    if (state.isPresent() && state.get().dc()) {
      line.append(", DC");
    }
    if (status.virtualIpOn().equals(Optional.of(report.node()))) {
      line.append(", ").append(status.virtualIp());
    }
    if (!report.answered()) {
      line.append(", ").append(say("cluster.text.no-answer"));
    }
    return line.toString();
  }

  private String drbd(NodeReport report) {
    if (report.drbd().isEmpty()) {
      boolean known = report.answered() && report.trouble().isEmpty();
      return say(known ? "cluster.text.drbd-down" : "cluster.node.unknown");
    }
    DrbdDevice device = report.drbd().get();
    var line = new StringBuilder();
    line.append(device.role()).append(", ").append(device.disk());
    line.append(", ").append(device.connection());
    device
        .resync()
        .ifPresent(
            resync -> {
              line.append(", ").append(percent(resync.percent()));
              resync
                  .left()
                  .ifPresent(left -> line.append(", ").append(say("cluster.text.left", of(left))));
            });
    if (device.outOfSyncKib() > 0) {
      line.append(", ").append(say("cluster.text.out-of-sync", device.outOfSyncKib()));
    }
    return line.toString();
  }

  private void resources(PacemakerView view, ClusterStatus status, List<String> lines) {
    lines.add("");
    lines.add(say("cluster.text.resources"));
    lines.addAll(new ResourceText(say, status.platform()).lines(view.resources()));
  }

  private void findings(ClusterStatus status, List<String> lines) {
    List<Finding> findings = Findings.of(status);
    if (findings.isEmpty()) {
      lines.add(say("cluster.text.all-well"));
      return;
    }
    lines.add(say("cluster.text.attention"));
    for (Finding finding : findings) {
      lines.add("  * " + say.apply(finding.what()));
      lines.add("    " + say.apply(finding.cure()));
    }
  }

  private String say(String key, Object... arguments) {
    return say.apply(Message.of(key, arguments));
  }

  private static String percent(double percent) {
    return String.format(Locale.ROOT, "%.1f %%", percent);
  }

  private static String of(Duration time) {
    return "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }
}
