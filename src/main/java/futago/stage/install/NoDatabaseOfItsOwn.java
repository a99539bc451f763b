package futago.stage.install;

import futago.command.Action;
import futago.command.Facts;
import futago.command.Probe;
import futago.command.WriteFile;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import futago.stage.FileSteps;
import futago.stage.PlanInput;
import java.util.List;
import java.util.Map;

/// Keeps Debian's PostgreSQL packages from making and starting a database cluster of their own
/// (`create_main_cluster` in createcluster.conf, see pg_createcluster(1)): ours will lie on DRBD.
public record NoDatabaseOfItsOwn(PlanInput input) implements Step {
  @Override
  public StepId id() {
    return StepId.of("install.no-default-database");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return List.of(
        WriteFile.text(
            "/etc/postgresql-common/createcluster.conf",
            input.configuration("createcluster.conf", Map.of())));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(OtherDatabase.probe(input));
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return OtherDatabase.conflict(input, node, facts)
        .orElseGet(() -> FileSteps.stateOf(actions(node), facts));
  }
}
