package futago.simulator.pacemaker.agent;

import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Program;

/// A resource agent (the OCF resource agent API).
abstract class Agent implements Program {
  static final int OK = 0;
  static final int ERROR = 1;
  static final int UNIMPLEMENTED = 3;
  static final int NOT_INSTALLED = 5;
  static final int NOT_RUNNING = 7;
  static final int RUNNING_MASTER = 8;

  @Override
  public final int run(Call call) throws InterruptedException {
    String operation = call.arguments().isEmpty() ? "" : call.arguments().getFirst();
    return switch (operation) {
      case "start" -> start(call);
      case "stop" -> stop(call);
      case "monitor", "status" -> monitor(call);
      case "promote" -> promote(call);
      case "demote" -> demote(call);
      default -> Machine.notModelled(call);
    };
  }

  abstract int start(Call call) throws InterruptedException;

  abstract int stop(Call call) throws InterruptedException;

  abstract int monitor(Call call) throws InterruptedException;

  int promote(Call call) throws InterruptedException {
    return UNIMPLEMENTED;
  }

  int demote(Call call) throws InterruptedException {
    return UNIMPLEMENTED;
  }

  /// A parameter; empty if it is not given.
  static String parameter(Call call, String name) {
    return call.environment("OCF_RESKEY_" + name);
  }

  /// Fails with a reason, as `ocf_exit_reason` does.
  static int because(Call call, int status, String reason) {
    call.err().println("ocf-exit-reason:" + reason);
    return status;
  }

  /// Fails because something is missing that the agent calls.
  static int missing(Call call, String program) {
    return because(call, NOT_INSTALLED, "Setup problem: couldn't find command: " + program);
  }
}
