package futago.stage.verify;

import futago.command.Facts;
import futago.command.Probe;
import futago.command.Run;
import futago.engine.StepState;
import futago.stage.Names;
import futago.stage.PlanInput;
import java.util.Map;

/// What the steps of this stage share: whether this very configuration has been verified already,
/// so that a later run with nothing to do does not move the database for nothing.
final class Verified {
  private static final String MARK = Names.STATE + "/verified";

  private Verified() {}

  /// A digest of the files whose change makes the cluster another one.
  private static String what(PlanInput input) {
    return "cat %s /etc/drbd.d/*.res %s | sha256sum"
        .formatted(input.platform().membership().configuration(), Names.CRM_FILE);
  }

  /// Succeeds if the node was verified as it is now.
  static Probe probe(PlanInput input) {
    return new Probe("verified", "[ \"$(" + what(input) + ")\" = \"$(cat " + MARK + ")\" ]");
  }

  /// Succeeds if the node was verified once, as whatever.
  static Probe before() {
    return new Probe("verified-before", "[ -e " + MARK + " ]");
  }

  static Run mark(PlanInput input) {
    return Run.script("mkdir -p -m 0700 " + Names.STATE + "; " + what(input) + " > " + MARK);
  }

  static StepState stateOf(PlanInput input, Map<String, Facts> all) {
    return all.values().stream().allMatch(facts -> facts.yes(probe(input)))
        ? StepState.satisfied()
        : StepState.missing("stage.missing.not-verified");
  }
}
