package futago.simulator.pacemaker.tool;

import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.pacemaker.Pacemaker;
import java.util.Map;
import java.util.Optional;

/// crmadmin(8): who decides, and what it is doing.
final class Crmadmin extends ClusterProgram {
  private static final int FAILED = 1;

  Crmadmin(Pacemaker pacemaker) {
    super(
        pacemaker,
        Map.of(
            "-S", "status=",
            "--status", "status=",
            "-D", "dc",
            "--dc_lookup", "dc",
            "-N", "nodes",
            "--nodes", "nodes",
            "-q", "quiet",
            "--quiet", "quiet"));
  }

  @Override
  int now(Call call, Options options) {
    boolean quiet = options.has("quiet");
    if (options.has("status")) {
      return status(call, options.value("status").orElseThrow(), quiet);
    }
    if (options.has("dc")) {
      String dc = pacemaker.controllerName();
      if (dc.isEmpty()) {
        call.err().println("error: No messages received in 30 seconds");
        return FAILED;
      }
      call.out().println(quiet ? dc : "Designated Controller is: " + dc);
      return 0;
    }
    if (options.has("nodes")) {
      pacemaker
          .cib()
          .nodes()
          .forEach(
              node ->
                  call.out()
                      .println("normal node: " + node + " (" + pacemaker.cib().nodeId(node) + ")"));
      return 0;
    }
    return Machine.notModelled(call);
  }

  private int status(Call call, String node, boolean quiet) {
    Optional<String> state = pacemaker.other(node).map(Pacemaker::state);
    if (state.isEmpty()) {
      call.err().println("error: No messages received in 30 seconds");
      return FAILED;
    }
    String line =
        isOld()
            ? "Status of crmd@" + node + ": " + state.get() + " (ok)"
            : "Controller on " + node + " in state " + state.get() + ": ok";
    call.out().println(quiet ? state.get() : line);
    return 0;
  }
}
