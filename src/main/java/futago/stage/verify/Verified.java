package futago.stage.verify;

import futago.command.Facts;
import futago.command.Probe;
import futago.command.Run;
import futago.engine.StepState;
import futago.stage.Names;
import java.util.Map;

/// What the steps of this stage share: whether this very configuration has been verified already,
/// so that a later run with nothing to do does not move the database for nothing.
final class Verified {
  private static final String MARK = Names.STATE + "/verified";

  /// Files whose change makes the cluster another one.
  private static final String WHAT =
      "cat /etc/corosync/corosync.conf /etc/drbd.d/*.res " + Names.CRM_FILE + " | sha256sum";

  private Verified() {}

  /// Succeeds if the node was verified as it is now.
  static Probe probe() {
    return new Probe("verified", "[ \"$(" + WHAT + ")\" = \"$(cat " + MARK + ")\" ]");
  }

  static Run mark() {
    return Run.script("mkdir -p -m 0700 " + Names.STATE + "; " + WHAT + " > " + MARK);
  }

  static StepState stateOf(Map<String, Facts> all) {
    return all.values().stream().allMatch(facts -> facts.yes(probe()))
        ? StepState.satisfied()
        : StepState.missing("stage.missing.not-verified");
  }
}
