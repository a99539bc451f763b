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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A PostgreSQL that the distribution does not package comes from the PostgreSQL project's own
/// archive (slide "PGDGのリポジトリでPostgreSQLをインストール"). The key that its packages are signed with is
/// brought by the distribution's `postgresql-common`, so that nothing has to be trusted that was
/// downloaded.
public record AddPostgresqlArchive(PlanInput input) implements Step {
  private static final List<String> NEEDED = List.of("postgresql-common", "ca-certificates");
  private static final String SOURCES = "/etc/apt/sources.list.d/futago-pgdg.sources";

  /// Whether the wanted version needs it.
  public static boolean isNeeded(PlanInput input) {
    return !input.spec().postgresql().version().equals(input.platform().distributionPostgresql());
  }

  @Override
  public StepId id() {
    return StepId.of("install.postgresql-archive");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    List<Action> actions = new ArrayList<>(input.platform().packages().install(NEEDED));
    actions.add(
        WriteFile.text(
            SOURCES,
            input.configuration(
                "pgdg.sources",
                Map.of(
                    "version",
                    input.spec().postgresql().version(),
                    "codename",
                    input.platform().codename()))));
    actions.addAll(input.platform().packages().refresh());
    return actions;
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(input.platform().packages().installed(NEEDED));
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    StepState packages =
        Wanted.stateOf(NEEDED, input.platform().packages().installed(NEEDED), facts);
    return packages instanceof StepState.Satisfied
        ? FileSteps.stateOf(actions(node), facts)
        : packages;
  }
}
