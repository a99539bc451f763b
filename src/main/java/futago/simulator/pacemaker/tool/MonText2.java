package futago.simulator.pacemaker.tool;

import futago.simulator.pacemaker.Pacemaker;
import futago.simulator.pacemaker.cib.Model;
import futago.simulator.pacemaker.policy.NodeView;
import futago.simulator.pacemaker.policy.Outcome;
import futago.simulator.pacemaker.policy.ResourceState;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What `crm_mon` of Pacemaker 2.1.5 prints as text.
final class MonText2 {
  private static final DateTimeFormatter ZULU =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final ClusterView view;
  private final StringBuilder text = new StringBuilder();

  private MonText2(ClusterView view) {
    this.view = view;
  }

  static String screen(ClusterView view, boolean inactive, boolean attributes, boolean failCounts) {
    var screen = new MonText2(view);
    screen.head();
    screen.nodes();
    screen.text.append(ResourceText2.of(view, inactive));
    if (attributes) {
      screen.attributes();
    }
    if (failCounts) {
      screen.counts();
    }
    screen.failed();
    return screen.text.toString();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private void attributes() {
    line("");
    line("Node Attributes:");
    for (NodeView node : view.nodes()) {
      if (node.online() && !node.masterScores().isEmpty()) {
        line("  * Node: " + node.name() + ":");
        new TreeMap<>(node.masterScores())
            .forEach(
                (resource, score) ->
                    line("    * %-32s\t: %-10d".formatted("master-" + resource, score)));
      }
    }
  }

  private void head() {
    Pacemaker seenFrom = view.seenFrom();
    line(
        "Status of pacemakerd: 'Pacemaker is running' (last updated %s)"
            .formatted(ZULU.format(view.situation().now())));
    line("Cluster Summary:");
    line("  * Stack: " + seenFrom.cib().property("cluster-infrastructure").orElse("unknown"));
    line(
        view.hasController()
            ? "  * Current DC: %s (version %s) - partition %s"
                .formatted(
                    seenFrom.controllerName(),
                    seenFrom.cib().property("dc-version").orElse("unknown"),
                    view.situation().quorum() ? "with quorum" : "WITHOUT quorum")
            : "  * Current DC: NONE");
    line("  * Last updated: " + view.now());
    line(
        "  * Last change:  %s by root via %s on %s"
            .formatted(
                ClusterView.time(seenFrom.lastChange().at()),
                seenFrom.lastChange().client(),
                seenFrom.lastChange().node()));
    line("  * " + view.nodes().size() + " nodes configured");
    line("  * " + instances() + " resource instances configured" + particulars());
    if (view.model().maintenance()) {
      line("");
      line("              *** Resource management is DISABLED ***");
      line("  The cluster will not attempt to start, stop or recover services");
    }
    line("");
  }

  private int instances() {
    return view.model().resources().stream().mapToInt(each -> instances(view, each)).sum();
  }

  static int instances(ClusterView view, Model.Resource resource) {
    return switch (resource) {
      case Model.Primitive _ -> 1;
      case Model.Group group -> group.primitives().size();
      case Model.Clone _ -> view.nodes().size();
    };
  }

  static int disabled(ClusterView view) {
    return view.model().resources().stream()
        .filter(each -> isDisabled(view, each))
        .mapToInt(each -> instances(view, each))
        .sum();
  }

  static int blocked(ClusterView view) {
    return (int)
        view.model().primitives().stream()
            .flatMap(each -> view.nodes().stream().map(node -> node.state(each)))
            .filter(ResourceState::blocked)
            .count();
  }

  static boolean isDisabled(ClusterView view, Model.Resource resource) {
    return view.model().meta(resource, "target-role").orElse("").equalsIgnoreCase("Stopped");
  }

  private String particulars() {
    var words = new ArrayList<String>();
    if (disabled(view) > 0) {
      words.add(disabled(view) + " DISABLED");
    }
    if (blocked(view) > 0) {
      words.add(blocked(view) + " BLOCKED from further action due to failure");
    }
    return words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
  }

  private void nodes() {
    line("Node List:");
    var online = new ArrayList<String>();
    var offline = new ArrayList<String>();
    for (NodeView node : view.nodes()) {
      if (!node.online()) {
        offline.add(node.name());
      } else if (node.standby()) {
        boolean runs =
            view.model().primitives().stream().anyMatch(each -> node.state(each).active());
        line("  * Node " + node.name() + ": standby" + (runs ? " (with active resources)" : ""));
      } else {
        online.add(node.name());
      }
    }
    list("  * Online", online);
    list("  * OFFLINE", offline);
    line("");
  }

  private void list(String what, List<String> names) {
    if (!names.isEmpty()) {
      line(what + ": [ " + String.join(" ", names) + " ]");
    }
  }

  private void counts() {
    line("");
    line("Migration Summary:");
    for (NodeView node : view.nodes()) {
      String counts =
          view.model().primitives().stream()
              .filter(each -> view.situation().failCount(each, node) > 0)
              .map(
                  each ->
                      "    * %s: migration-threshold=%s fail-count=%d last-failure='%s'\n"
                          .formatted(
                              each.id(),
                              view.model().meta(each, "migration-threshold").orElse("1000000"),
                              view.situation().failCount(each, node),
                              ClusterView.time(node.lastFailures().get(each.id()))))
              .collect(Collectors.joining());
      if (!counts.isEmpty()) {
        text.append("  * Node: ").append(node.name()).append(":\n").append(counts);
      }
    }
  }

  private void failed() {
    List<ClusterView.Failure> failures = view.failures();
    if (failures.isEmpty()) {
      return;
    }
    line("");
    line("Failed Resource Actions:");
    for (ClusterView.Failure failure : failures) {
      Outcome outcome = failure.outcome();
      String what =
          outcome.isRecurring()
              ? outcome.interval().toSeconds() + "s-interval " + outcome.operation()
              : outcome.operation();
      String reason = outcome.reason().isEmpty() ? "" : " (" + outcome.reason() + ")";
      String took =
          outcome.isRecurring()
              ? ""
              : " after %d.%03ds"
                  .formatted(outcome.took().toSeconds(), outcome.took().toMillisPart());
      line(
          "  * %s %s on %s returned '%s'%s at %s%s"
              .formatted(
                  failure.resource().id(),
                  what,
                  failure.node().name(),
                  words(outcome.rc()),
                  reason,
                  ClusterView.time(outcome.at()),
                  took));
    }
  }

  static String words(int rc) {
    return switch (rc) {
      case 0 -> "ok";
      case 1 -> "error";
      case 5 -> "not installed";
      case 6 -> "not configured";
      case 7 -> "not running";
      case 8 -> "promoted";
      case 9 -> "promoted (failed)";
      default -> "unknown";
    };
  }
}
