package futago.simulator.pacemaker.tool;

import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.pacemaker.Pacemaker;
import java.util.Map;

/// crm_master(8): by it an agent says how well its node would do as the master.
final class CrmMaster extends ClusterProgram {
  CrmMaster(Pacemaker pacemaker) {
    super(
        pacemaker,
        Map.of(
            "-v", "value=", "-D", "delete", "-Q", "quiet", "-l", "lifetime=", "-r", "resource="));
  }

  @Override
  int now(Call call, Options options) {
    String resource =
        options.value("resource").orElseGet(() -> call.environment("OCF_RESOURCE_INSTANCE"));
    if (resource.isEmpty()) {
      call.err().println("This program should normally only be invoked from inside an OCF script");
      return 1;
    }
    String value = options.value("value").orElse("0");
    if (!value.matches("\\d{1,6}")) {
      return Machine.notModelled(call);
    }
    pacemaker.masterScore(resource, Integer.parseInt(value));
    return 0;
  }
}
