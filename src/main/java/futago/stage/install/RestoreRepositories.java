package futago.stage.install;

import futago.command.FileScripts;
import futago.command.Run;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.Target;
import futago.stage.Names;
import futago.stage.RemovalStep;
import java.util.List;

/// Undoing the rest on RHEL and CentOS: the distribution's own Pacemaker may be installed again,
/// and Futago's own notes go, but for what was replaced (`backup`) and which disk has the kept data
/// (`disk`). Packages stay.
public final class RestoreRepositories {
  private RestoreRepositories() {}

  /// The step.
  public static Step step() {
    return new RemovalStep(
        StepId.of("remove.traces"),
        Target.BOTH,
        "[ -d /etc/futago ] || [ -e %1$s/postgresql-reached ] || [ -e %1$s/original%2$s ] || [ -e %1$s/original%3$s ]"
            .formatted(Names.STATE, KeepBasePackagesOut.CENTOS, KeepBasePackagesOut.ALL),
        _ ->
            List.of(
                FileScripts.restore(KeepBasePackagesOut.CENTOS),
                FileScripts.restore(KeepBasePackagesOut.ALL),
                Run.script(
                    """
                    rm -rf /etc/futago %1$s/original %1$s/absent %1$s/sources %1$s/postgresql-reached
                    [ ! -d %1$s ] || rmdir --ignore-fail-on-non-empty %1$s
                    """
                        .formatted(Names.STATE))));
  }
}
