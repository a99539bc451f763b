package futago.simulator.membership;

import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Program;
import java.util.List;

/// cl_status(1) of Heartbeat.
final class ClStatus implements Program {
  private final Heartbeat heartbeat;

  ClStatus(Heartbeat heartbeat) {
    this.heartbeat = heartbeat;
  }

  @Override
  public int run(Call call) {
    List<String> arguments = call.arguments();
    if (arguments.isEmpty()) {
      return Machine.notModelled(call);
    }
    synchronized (heartbeat.lock()) {
      boolean runs = heartbeat.isRunning();
      if (arguments.getFirst().equals("hbstatus")) {
        call.out().println("Heartbeat is " + (runs ? "running" : "stopped") + " on this machine.");
        return runs ? 0 : 1;
      }
      if (!runs) {
        new DaemonLog(call, "cl_status").line("ERROR: Cannot signon with heartbeat");
        return 2;
      }
      return ask(call, arguments);
    }
  }

  private int ask(Call call, List<String> arguments) {
    switch (arguments.getFirst()) {
      case "listnodes" -> heartbeat.configured().forEach(call.out()::println);
      case "nodestatus" -> {
        boolean alive = arguments.size() > 1 && heartbeat.seesAlive(arguments.get(1));
        call.out().println(alive ? "active" : "dead");
        return alive ? 0 : 1;
      }
      case "listhblinks" ->
          heartbeat.paths().stream()
              .map(HaCf.Path::device)
              .distinct()
              .forEach(device -> call.out().println("\t" + device));
      case "hblinkstatus" -> {
        boolean alive = arguments.size() > 2 && heartbeat.seesAlive(arguments.get(1));
        call.out().println(alive ? "up" : "dead");
        return alive ? 0 : 1;
      }
      case "rscstatus" -> {
        new DaemonLog(call, "cl_status")
            .line("ERROR: Cannot get cluster resource status of a pacemaker cluster; try crm_mon");
        return 1;
      }
      default -> {
        return Machine.notModelled(call);
      }
    }
    return 0;
  }
}
