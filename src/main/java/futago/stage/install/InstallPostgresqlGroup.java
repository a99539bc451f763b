package futago.stage.install;

import futago.command.Action;
import futago.command.Facts;
import futago.command.Probe;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.platform.Yum;
import futago.spec.NodeSpec;
import futago.spec.SourcesSpec;
import futago.stage.PlanInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Installs PostgreSQL as a package group (slide "PostgreSQLのパッケージをインストール"). With the first package
/// yum imports the key that PGDG's repository package has brought, if it is the one that PGDG is
/// known by. Whoever described the repository himself, or gave a checksum of his own, knows which
/// one he wants.
public record InstallPostgresqlGroup(PlanInput input) implements Step {
  @Override
  public StepId id() {
    return StepId.of("install.postgresql-group");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    SourcesSpec sources = input.spec().el6().sources();
    List<Action> actions = new ArrayList<>();
    if (sources.pgdg().sha256().isEmpty() && !sources.pgdg().fileName().endsWith(".repo")) {
      actions.add(KeyFingerprint.PGDG.isOfAllNamedIn("/etc/yum.repos.d/pgdg*.repo"));
    }
    actions.addAll(Yum.installGroup(sources.postgresqlGroup()));
    return actions;
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(Wanted.installed(input), OtherDatabase.probe(input));
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return OtherDatabase.conflict(input, node, facts)
        .orElseGet(() -> Wanted.stateOf(Wanted.postgresql(input), input, facts));
  }
}
