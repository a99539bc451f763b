package futago.simulator.pacemaker.tool;

import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.membership.DaemonLog;
import futago.simulator.pacemaker.Pacemaker;
import futago.simulator.pacemaker.cib.CrmCheck;
import java.util.Map;

/// crm_verify(8) of the live configuration.
final class CrmVerify extends ClusterProgram {
  private static final int INVALID = 78;

  CrmVerify(Pacemaker pacemaker) {
    super(
        pacemaker,
        Map.of("-L", "live", "--live-check", "live", "-V", "verbose", "--verbose", "verbose"));
  }

  @Override
  int now(Call call, Options options) {
    if (!options.has("live")) {
      return Machine.notModelled(call);
    }
    CrmCheck check = CrmCheck.of(pacemaker.version().dialect(), pacemaker.cib());
    say(call, pacemaker, check);
    return check.invalid() ? (isOld() ? 1 : INVALID) : 0;
  }

  /// What it finds, in its own form.
  static void say(Call call, Pacemaker pacemaker, CrmCheck check) {
    var log = new DaemonLog(call, "crm_verify");
    for (String line : check.verified()) {
      if (!pacemaker.version().isOld()) {
        call.err()
            .println(
                line.replaceFirst("^(WARN|ERROR): (\\w+): ", "($2) \t$1: ")
                    .replace("WARN:", "warning:")
                    .replace("ERROR:", "error:"));
      } else if (line.startsWith("ERROR") || line.startsWith("WARN")) {
        log.line(line);
      } else {
        call.err().println(line);
      }
    }
    if (check.invalid()) {
      call.err()
          .println(
              pacemaker.version().isOld()
                  ? "Errors found during check: config not valid"
                  : "crm_verify: Errors found during check: config not valid");
    }
  }
}
