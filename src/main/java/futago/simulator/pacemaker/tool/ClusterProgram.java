package futago.simulator.pacemaker.tool;

import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Program;
import futago.simulator.pacemaker.Pacemaker;
import java.util.Map;
import java.util.Optional;

/// A command that asks or tells the cluster through the node's own daemons.
abstract class ClusterProgram implements Program {
  static final int NOT_CONNECTED_OLD = 10;
  static final int NOT_CONNECTED = 102;

  final Pacemaker pacemaker;
  private final Map<String, String> options;

  /// @param options as for {@link Options#parse}
  ClusterProgram(Pacemaker pacemaker, Map<String, String> options) {
    this.pacemaker = pacemaker;
    this.options = options;
  }

  @Override
  public final int run(Call call) throws InterruptedException {
    Optional<Options> given = Options.parse(call.arguments(), options);
    if (given.isEmpty()) {
      return Machine.notModelled(call);
    }
    synchronized (pacemaker.timeline()) {
      if (!pacemaker.answers()) {
        return notConnected(call, given.get());
      }
      int status = now(call, given.get());
      if (status != GOES_ON) {
        return status;
      }
    }
    return afterwards(call, given.get());
  }

  /// What {@link #now} returns if the rest takes its time.
  static final int GOES_ON = -1;

  /// Does it, while the timeline's monitor is held.
  abstract int now(Call call, Options options);

  /// What takes its time, without the timeline's monitor.
  int afterwards(Call call, Options options) throws InterruptedException {
    throw new IllegalStateException("nothing follows");
  }

  /// The daemons do not answer.
  int notConnected(Call call, Options options) {
    call.err()
        .println(
            isOld()
                ? "Signon to CIB failed: connection failed"
                : "Signon to CIB failed: Transport endpoint is not connected");
    call.err().println("Init failed, could not perform requested operations");
    return isOld() ? NOT_CONNECTED_OLD : NOT_CONNECTED;
  }

  boolean isOld() {
    return pacemaker.version().isOld();
  }

  ClusterView view() {
    return ClusterView.of(pacemaker);
  }
}
