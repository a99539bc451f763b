package futago.stage.install;

import futago.command.FileScripts;
import futago.command.Run;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.Target;
import futago.stage.Names;
import futago.stage.RemovalStep;
import java.util.List;

/// Undoing the rest: PostgreSQL's packages may make a database of their own again, and Futago's own
/// notes go, but for what was replaced (`backup`) and which disk has the kept data (`disk`).
/// Packages stay.
public final class RestorePackaging {
  private RestorePackaging() {}

  /// The step.
  public static Step step() {
    return new RemovalStep(
        StepId.of("remove.traces"),
        Target.BOTH,
        "[ -d /etc/futago ] || [ -e %1$s/postgresql-reached ] || grep -q Futago /etc/postgresql-common/createcluster.conf"
            .formatted(Names.STATE),
        _ ->
            List.of(
                FileScripts.restore("/etc/postgresql-common/createcluster.conf"),
                FileScripts.restore("/etc/apt/sources.list.d/futago-pgdg.sources"),
                Run.script(
                    """
                    rm -rf /etc/futago %1$s/original %1$s/absent %1$s/postgresql-reached
                    [ ! -d %1$s ] || rmdir --ignore-fail-on-non-empty %1$s
                    """
                        .formatted(Names.STATE))));
  }
}
