package futago.stage.drbd;

import futago.command.Action;
import futago.command.Facts;
import futago.command.OnlyIf;
import futago.command.Probe;
import futago.command.Run;
import futago.command.Shell;
import futago.command.WaitFor;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import futago.stage.Names;
import futago.stage.PlanInput;
import futago.text.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Writes DRBD's metadata to the end of the disk and brings the resource up on both nodes (slide
/// "メタデータを作成し、DRBDリソースを起動"). Metadata that is already there is kept: after `futago remove` the data
/// underneath is still good.
public record StartResource(PlanInput input) implements Step {
  /// The line of `/proc/drbd` about our device, such as ` 0: cs:Connected ro:Primary/Secondary
  /// ds:UpToDate/UpToDate C r-----`; fails where DRBD is not up. DRBD 9 has none there: it is put
  /// together from what `drbdsetup` says of the first peer, without the peer's role.
  static Probe state(PlanInput input) {
    return new Probe(
        "drbd-state",
        """
        read -r word version rest </proc/drbd
        case $version in
          9.*)
            seen=$(drbdsetup status %2$s --verbose) || exit
            first() { set -- "${seen#*"$1"}"; echo "${1%%%%[[:space:]]*}"; }
            echo "cs:$(first connection:) ro:$(first role:)/ ds:$(first ' disk:')/$(first peer-disk:)"
            ;;
          *) grep -v cs:Unconfigured /proc/drbd | grep '^ *%1$d: cs:' ;;
        esac\
        """
            .formatted(input.spec().drbd().minor(), Shell.quote(input.spec().drbd().resource())));
  }

  @Override
  public StepId id() {
    return StepId.of("drbd.start");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    String resource = input.spec().drbd().resource();
    String device = input.spec().diskOf(node).backing();
    return List.of(
        Run.asRoot("modprobe", "drbd"),
        // Before there is metadata, so that it never passes for somebody else's; see Inspection.
        // Written through: a node that lost its power a moment later had the metadata, which go
        // past all caches, and an empty note.
        Run.script(
            "mkdir -p -m 0700 %1$s; readlink -f \"$1\" > %1$s/disk && sync".formatted(Names.STATE),
            device),
        new OnlyIf(
            Message.of("stage.condition.no-metadata", device),
            Run.script("! drbdadm dump-md " + resource + " >/dev/null 2>&1"),
            List.of(
                // Whether anything is on the disk was settled one step before.
                createMetadata(resource))),
        Run.asRoot("drbdadm", "up", resource));
  }

  private Run createMetadata(String resource) {
    List<String> argv = new ArrayList<>(List.of("drbdadm", "create-md"));
    argv.addAll(input.platform().drbd().createOptions());
    argv.add(resource);
    return Run.asRoot(argv.toArray(String[]::new));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(state(input));
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return facts.yes(state(input)) && !facts.text(state(input)).contains("ds:Diskless/")
        ? StepState.satisfied()
        : StepState.missing("stage.missing.drbd-down", input.spec().drbd().resource());
  }

  @Override
  public List<WaitFor> verification(NodeSpec node) {
    return List.of(
        WaitFor.until(
            Message.of("stage.wait.drbd-connected", input.spec().peerOf(node).name()),
            Run.script(
                "cat /proc/drbd; drbdadm cstate %s | grep -Eqv 'WFConnection|Connecting|StandAlone|Unconnected|Timeout|Broken|NetworkFailure|WFReportParams|Disconnecting'"
                    .formatted(input.spec().drbd().resource())),
            Duration.ofMinutes(3)));
  }
}
