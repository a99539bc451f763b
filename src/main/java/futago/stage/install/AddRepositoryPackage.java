package futago.stage.install;

import futago.command.Action;
import futago.command.Facts;
import futago.command.Probe;
import futago.command.Run;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.platform.Yum;
import futago.spec.NodeSpec;
import futago.spec.Source;
import futago.stage.PlanInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Installs a package that only tells yum about a repository (slides "リポジトリのパッケージをインストール"): PGDG's
/// with yum, ELRepo's with rpm, as the slides do. In place of such a package there may be the
/// `.repo` file itself: of a mirror, for instance, which no package names.
///
/// @param id the slide
/// @param source where the package comes from
/// @param command the command that installs it, without the package
/// @param repository what the files in `/etc/yum.repos.d` are called then
/// @param needed the packages that the repository is for
/// @param input the plan's input
public record AddRepositoryPackage(
    StepId id,
    Source source,
    List<String> command,
    String repository,
    List<String> needed,
    PlanInput input)
    implements Step {
  /// PGDG's.
  public static Step pgdg(PlanInput input) {
    return new AddRepositoryPackage(
        StepId.of("install.pgdg"),
        input.spec().el6().sources().pgdg(),
        List.of("yum", "-y", "install"),
        "pgdg",
        Wanted.postgresql(input),
        input);
  }

  /// ELRepo's.
  public static Step elrepo(PlanInput input) {
    return new AddRepositoryPackage(
        StepId.of("install.elrepo"),
        input.spec().el6().sources().elrepo(),
        List.of("rpm", "-ivh"),
        "elrepo",
        input.platform().drbd().packages(),
        input);
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    boolean isDescription = source.fileName().endsWith(".repo");
    Fetched fetched = isDescription ? Fetched.asFile(source) : Fetched.of(source);
    List<String> argv = new ArrayList<>(isDescription ? List.of("cp") : command);
    argv.add(fetched.argument());
    if (isDescription) {
      argv.add("/etc/yum.repos.d/" + repository + ".repo");
    }
    List<Action> actions = new ArrayList<>(fetched.actions());
    Run run = Run.asRoot(argv.toArray(String[]::new)).within(Duration.ofMinutes(15));
    actions.addAll(argv.getFirst().equals("yum") ? Yum.afterOthers(run) : List.of(run.fetching()));
    return actions;
  }

  private Probe known() {
    return new Probe(
        "yum-repository-" + repository,
        "ls /etc/yum.repos.d | grep -q '^%s'".formatted(repository));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(known(), Wanted.installed(input));
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return facts.yes(known()) ? StepState.satisfied() : Wanted.stateOf(needed, input, facts);
  }
}
