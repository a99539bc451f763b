package futago.cluster;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Reads `crm_mon -1 -r --output-as=xml`, from Pacemaker 2.0.3 on, where the root is
/// `pacemaker-result`. Checked against 2.1.5 and 3.0.0.
final class CrmMonParser {
  static final String SOURCE = "crm_mon --output-as=xml";

  /// Pacemaker's exit status when there is no daemon to talk to.
  private static final int NOT_CONNECTED = 102;

  private CrmMonParser() {}

  /// What one node's Pacemaker says.
  ///
  /// @param node the node that printed it
  /// @param xml what it printed
  /// @param text the same for people
  /// @return without the constraints that moves left behind, of which it lists only some; empty if
  ///   Pacemaker said that it does not run, or has not come up yet
  /// @throws UnreadableException if it is cut short or of an unknown form
  static Optional<PacemakerView> parse(String node, String xml, String text)
      throws UnreadableException {
    Xml result = Xml.parse(SOURCE, xml);
    if (!result.name().equals("pacemaker-result")) {
      throw UnreadableException.of(SOURCE, result.toString());
    }
    Xml status = result.required("status");
    int code = status.number("code");
    if (code == NOT_CONNECTED || result.child("crm-mon-disconnected").isPresent()) {
      return Optional.empty();
    }
    if (code != 0) {
      throw UnreadableException.of(SOURCE, status.optional("message").orElse("") + " " + code);
    }
    if (result.child("summary").isEmpty() && status.child("errors").isPresent()) {
      // Just started: pacemakerd answers, the CIB does not yet; 2.1.5 calls that a success.
      return Optional.empty();
    }
    Xml summary = result.required("summary");
    Optional<Xml> dc =
        summary.child("current_dc").filter(each -> each.optional("name").isPresent());
    return Optional.of(
        new PacemakerView(
            node,
            dc.flatMap(each -> each.optional("version")),
            dc.flatMap(each -> each.optional("name")),
            dc.isPresent() && dc.get().flag("with_quorum"),
            inMaintenance(summary),
            nodes(result.required("nodes")),
            ResourceParser.parse(result.required("resources")),
            failures(result.child("failures")),
            List.of(),
            PromotionScores.of(result),
            text));
  }

  private static boolean inMaintenance(Xml summary) throws UnreadableException {
    Optional<Xml> options = summary.child("cluster_options");
    return options.isPresent() && options.get().flagIfThere("maintenance-mode");
  }

  private static List<NodeState> nodes(Xml list) throws UnreadableException {
    var nodes = new ArrayList<NodeState>();
    for (Xml node : list.children("node")) {
      nodes.add(
          new NodeState(
              node.text("name"),
              node.flag("online"),
              node.flag("standby"),
              node.flag("standby_onfail"),
              node.flag("maintenance"),
              node.flag("pending"),
              node.flag("unclean"),
              node.flag("shutdown"),
              node.flag("is_dc")));
    }
    return nodes;
  }

  /// Pacemaker lists some operations twice.
  private static List<FailedAction> failures(Optional<Xml> list) throws UnreadableException {
    var failures = new LinkedHashSet<FailedAction>();
    if (list.isPresent()) {
      for (Xml failure : list.get().children("failure")) {
        failures.add(failure(failure));
      }
    }
    return List.copyOf(failures);
  }

  private static FailedAction failure(Xml failure) throws UnreadableException {
    String operation = failure.optional("task").orElse("");
    String key = failure.optional("op_key").or(() -> failure.optional("id")).orElse("");
    // The key is RESOURCE_TASK_INTERVAL; a resource's name may hold underscores itself.
    String end = "_" + operation + "_" + failure.optional("interval").orElse("0");
    return new FailedAction(
        key.endsWith(end) ? key.substring(0, key.length() - end.length()) : key,
        operation,
        failure.text("node"),
        failure.number("exitcode"),
        failure.text("exitstatus"),
        unescaped(failure.optional("exitreason").orElse("")),
        failure.optional("last-rc-change").orElse(""));
  }

  /// Pacemaker 2.1.5 escapes what an agent said twice.
  private static String unescaped(String reason) {
    return reason
        .replace("&apos;", "'")
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
