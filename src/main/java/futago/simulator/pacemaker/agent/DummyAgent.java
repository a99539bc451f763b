package futago.simulator.pacemaker.agent;

import futago.simulator.machine.Call;
import java.nio.file.FileSystemException;

/// `ocf:heartbeat:Dummy`: a file that is there or not.
final class DummyAgent extends Agent {
  private static String state(Call call) {
    String given = parameter(call, "state");
    return given.isEmpty()
        ? "/var/run/Dummy-" + call.environment("OCF_RESOURCE_INSTANCE") + ".state"
        : given;
  }

  @Override
  int start(Call call) {
    call.machine().files().install(state(call), "");
    return OK;
  }

  @Override
  int stop(Call call) {
    try {
      if (call.machine().files().exists(state(call))) {
        call.machine().files().delete(state(call));
      }
      return OK;
    } catch (FileSystemException e) {
      return ERROR;
    }
  }

  @Override
  int monitor(Call call) {
    return call.machine().files().exists(state(call)) ? OK : NOT_RUNNING;
  }
}
