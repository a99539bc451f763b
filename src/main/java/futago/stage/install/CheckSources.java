package futago.stage.install;

import futago.command.Action;
import futago.command.Content;
import futago.command.Facts;
import futago.command.Probe;
import futago.command.Run;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import futago.spec.Source;
import futago.spec.SourcesSpec;
import futago.stage.PlanInput;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says which of the sources cannot be reached, all at once and before anything is changed: of the
/// slides' addresses most are gone today. Reads only.
public record CheckSources(PlanInput input) implements Step {
  @Override
  public StepId id() {
    return StepId.of("install.sources");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return List.of(Run.script(script()).within(Duration.ofMinutes(10)));
  }

  /// Every trouble is a line on standard error.
  private String script() {
    SourcesSpec sources = input.spec().el6().sources();
    return """
    bad=0
    say() { echo "$1" >&2; bad=1; }
    reach() { curl -f -s -L -I -o /dev/null --connect-timeout 5 --max-time 15 "$1"
      case $? in
      0) ;;
      6) say "cannot be looked up: $1" ;;
      *) say "cannot be reached: $1" ;;
      esac
    }
    there() { [ -r "$1" ] || say "not on this node: $1"; }
    """
        + Stream.of(sources.pgdg(), sources.linuxHa(), sources.elrepoKey(), sources.elrepo())
            .map(CheckSources::look)
            .collect(Collectors.joining())
        + """
        yum -q repolist >/dev/null 2>&1 || say "cannot be reached: yum's own repositories (yum repolist)"
        exit $bad
        """;
  }

  private static String look(Source source) {
    return switch (source.place()) {
      case Source.OnServer(String url) -> "reach " + url + "\n";
      case Source.OnNode(String path) -> "there " + path + "\n";
      case Source.Here here ->
          new Content.LocalFile(Fetched.fileOf(here)).isThere()
              ? ""
              : "say 'not on the computer that Futago runs on: "
                  + here.file().replace("'", "")
                  + "'\n";
    };
  }

  /// Where everything is installed, nothing has to be reached.
  private Probe unreachable() {
    return new Probe(
        "sources",
        "rpm -q %s >/dev/null && exit 0\nexec 2>&1\n%s"
            .formatted(String.join(" ", Wanted.all(input)), script()));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(unreachable());
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return facts.yes(unreachable())
        ? StepState.satisfied()
        : StepState.missing("stage.missing.sources", facts.text(unreachable()).replace("\n", "; "));
  }
}
