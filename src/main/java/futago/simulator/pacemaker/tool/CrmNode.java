package futago.simulator.pacemaker.tool;

import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.pacemaker.Pacemaker;
import java.util.Map;
import java.util.stream.Collectors;

/// crm_node(8): who is there.
final class CrmNode extends ClusterProgram {
  CrmNode(Pacemaker pacemaker) {
    super(
        pacemaker,
        Map.of(
            "-n", "name",
            "--name", "name",
            "-p", "partition",
            "--partition", "partition",
            "-l", "list",
            "--list", "list",
            "-q", "quorum",
            "--quorum", "quorum",
            "-i", "id",
            "--cluster-id", "id"));
  }

  @Override
  int now(Call call, Options options) {
    String names =
        pacemaker.online().stream().map(name -> name + " ").collect(Collectors.joining());
    if (options.has("name")) {
      call.out().println(pacemaker.name());
    } else if (options.has("partition")) {
      call.out().println(names);
    } else if (options.has("quorum")) {
      call.out().println(pacemaker.quorate() ? 1 : 0);
    } else if (options.has("id")) {
      call.out().println(pacemaker.id());
    } else if (options.has("list") && isOld()) {
      call.out().println(names);
    } else if (options.has("list")) {
      pacemaker
          .cib()
          .nodes()
          .forEach(
              name ->
                  call.out()
                      .println(
                          pacemaker.cib().nodeId(name)
                              + " "
                              + name
                              + " "
                              + (pacemaker.online().contains(name) ? "member" : "lost")));
    } else {
      return Machine.notModelled(call);
    }
    return 0;
  }
}
