package futago.simulator.pacemaker.tool;

import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.pacemaker.Pacemaker;
import futago.simulator.pacemaker.cib.Cib;
import futago.simulator.pacemaker.cib.Element;
import java.util.Map;

/// cibadmin(8), as far as it reads: all of the configuration, or a section of it.
final class Cibadmin extends ClusterProgram {
  Cibadmin(Pacemaker pacemaker) {
    super(
        pacemaker,
        Map.of(
            "-Q", "query",
            "--query", "query",
            "-o", "scope=",
            "--scope", "scope=",
            "--obj_type", "scope=",
            "-l", "local",
            "--local", "local"));
  }

  @Override
  int now(Call call, Options options) {
    if (!options.has("query")) {
      return Machine.notModelled(call);
    }
    Cib cib = pacemaker.cib();
    call.out().print(options.value("scope").map(cib::section).orElseGet(this::whole).text());
    return 0;
  }

  private Element whole() {
    Cib cib = pacemaker.cib();
    Element whole =
        isOld()
            ? Element.of(
                "cib",
                "validate-with",
                "pacemaker-1.0",
                "crm_feature_set",
                "3.0.1",
                "have-quorum",
                pacemaker.quorate() ? "1" : "0",
                "dc-uuid",
                cib.nodeId(pacemaker.controllerName()))
            : Element.of(
                "cib",
                "crm_feature_set",
                "3.16.1",
                "validate-with",
                "pacemaker-3.9",
                "have-quorum",
                pacemaker.quorate() ? "1" : "0",
                "dc-uuid",
                cib.nodeId(pacemaker.controllerName()));
    return whole
        .with("admin_epoch", Integer.toString(cib.adminEpoch()))
        .with("epoch", Integer.toString(cib.epoch()))
        .with("num_updates", "0")
        .with("cib-last-written", ClusterView.time(pacemaker.lastChange().at()))
        .plus(cib.configuration())
        .plus(status());
  }

  /// Who is there; what each remembers of its resources is not spelt out.
  private Element status() {
    Element status = Element.of("status");
    for (String node : pacemaker.online()) {
      status =
          status.plus(
              Element.of(
                  "node_state",
                  "id",
                  pacemaker.cib().nodeId(node),
                  "uname",
                  node,
                  "crmd",
                  "online",
                  "join",
                  "member",
                  "expected",
                  "member"));
    }
    return status;
  }
}
