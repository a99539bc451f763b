package futago.simulator.pacemaker.tool;

import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.pacemaker.Pacemaker;
import java.util.Map;

/// crm_mon(8), one screen at a time (`-1`). 1.0 has no XML.
final class CrmMon extends ClusterProgram {
  private static final Map<String, String> OLD =
      Map.ofEntries(
          Map.entry("-1", "once"),
          Map.entry("--one-shot", "once"),
          Map.entry("-r", "inactive"),
          Map.entry("--inactive", "inactive"),
          Map.entry("-A", "attributes"),
          Map.entry("--show-node-attributes", "attributes"),
          Map.entry("-f", "failcounts"),
          Map.entry("--failcounts", "failcounts"),
          Map.entry("-n", "by-node"),
          Map.entry("--group-by-node", "by-node"),
          Map.entry("-V", "verbose"),
          Map.entry("-X", "xml"),
          Map.entry("--as-xml", "xml"),
          Map.entry("--output-as", "xml="));

  private static final Map<String, String> NEW =
      Map.ofEntries(
          Map.entry("-1", "once"),
          Map.entry("--one-shot", "once"),
          Map.entry("-r", "inactive"),
          Map.entry("--inactive", "inactive"),
          Map.entry("-A", "attributes"),
          Map.entry("--show-node-attributes", "attributes"),
          Map.entry("-f", "failcounts"),
          Map.entry("--failcounts", "failcounts"),
          Map.entry("--output-as", "output="));

  CrmMon(Pacemaker pacemaker) {
    super(pacemaker, pacemaker.version().isOld() ? OLD : NEW);
  }

  private static String request(Call call) {
    return ("crm_mon " + String.join(" ", call.arguments())).strip();
  }

  private static boolean wantsXml(Options options) {
    return options.value("output").filter("xml"::equals).isPresent();
  }

  /// 1.0 knows none of the ways to ask for XML.
  private static int refuseXml(Call call) {
    String option =
        call.arguments().stream()
            .filter(
                each -> each.equals("-X") || each.startsWith("--as") || each.startsWith("--out"))
            .findFirst()
            .orElse("");
    call.err()
        .println(
            option.equals("-X")
                ? "crm_mon: invalid option -- 'X'"
                : "crm_mon: unrecognized option '" + option + "'");
    return 1;
  }

  @Override
  int now(Call call, Options options) {
    if (options.has("xml")) {
      return refuseXml(call);
    }
    if (!options.has("once") && !wantsXml(options)) {
      // Without it the real one stays on the terminal.
      return Machine.notModelled(call);
    }
    boolean inactive = options.has("inactive");
    boolean counts = options.has("failcounts");
    boolean attributes = options.has("attributes");
    ClusterView view = view();
    if (options.has("by-node")) {
      call.out()
          .print(
              MonText10.screen(view, false, attributes, counts)
                  .lines()
                  .takeWhile(line -> !line.startsWith(" "))
                  .map(line -> line + "\n")
                  .reduce("", String::concat));
      call.out().print(ByNode.text(view));
      return 0;
    }
    call.out()
        .print(
            wantsXml(options)
                ? MonXml.screen(view, request(call))
                : isOld()
                    ? MonText10.screen(view, inactive, attributes, counts)
                    : MonText2.screen(view, inactive, attributes, counts));
    return 0;
  }

  @Override
  int notConnected(Call call, Options options) {
    if (options.has("xml")) {
      return refuseXml(call);
    }
    if (isOld()) {
      call.out().println();
      call.out().println("Connection to cluster failed: connection failed");
      return NOT_CONNECTED_OLD;
    }
    if (wantsXml(options)) {
      call.out()
          .print(
              pacemaker.isRunning()
                  ? MonXml.noCibYet(request(call), pacemaker.timeline().now())
                  : MonXml.notConnected(request(call)));
    } else {
      call.err().println("crm_mon: Connection to cluster failed: Connection refused");
    }
    return pacemaker.isRunning() ? 0 : NOT_CONNECTED;
  }
}
