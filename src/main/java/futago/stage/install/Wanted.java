package futago.stage.install;

import futago.command.Facts;
import futago.command.Probe;
import futago.engine.StepState;
import futago.stage.PlanInput;
import java.util.ArrayList;
import java.util.List;

/// Which packages a node needs, and which of them it still lacks.
final class Wanted {
  private Wanted() {}

  static List<String> postgresql(PlanInput input) {
    return input.platform().postgresqlPackages(input.spec().postgresql().version());
  }

  static List<String> all(PlanInput input) {
    List<String> all = new ArrayList<>(postgresql(input));
    all.addAll(input.platform().clusterPackages());
    all.addAll(input.platform().drbd().packages());
    all.addAll(input.platform().systemPackages());
    return all;
  }

  /// One question for all packages, shared by every step of the stage.
  static Probe installed(PlanInput input) {
    return input.platform().packages().installed(all(input));
  }

  /// Satisfied if these of the wanted packages are installed.
  static StepState stateOf(List<String> wanted, PlanInput input, Facts facts) {
    return stateOf(wanted, installed(input), facts);
  }

  static StepState stateOf(List<String> wanted, Probe installed, Facts facts) {
    List<String> there = facts.text(installed).lines().toList();
    List<String> lacking = wanted.stream().filter(name -> !there.contains(name)).toList();
    return lacking.isEmpty()
        ? StepState.satisfied()
        : StepState.missing("stage.missing.packages", String.join(", ", lacking));
  }
}
