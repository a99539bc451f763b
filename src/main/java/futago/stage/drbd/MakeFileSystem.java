package futago.stage.drbd;

import futago.command.Action;
import futago.command.Facts;
import futago.command.Probe;
import futago.command.Run;
import futago.command.Shell;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import futago.stage.PlanInput;
import futago.stage.Questions;
import futago.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Makes the file system on the replicated device (slide "ファイルシステムの作成とマウント"). One that is there
/// already, from an earlier run, is kept.
public record MakeFileSystem(PlanInput input) implements Step {
  @Override
  public StepId id() {
    return StepId.of("drbd.file-system");
  }

  @Override
  public Target target() {
    return Target.ACT;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return List.of(
        Run.asRoot("mkfs.ext4", input.spec().drbd().device()).within(Duration.ofMinutes(30)));
  }

  @Override
  public List<Action> clearAway(NodeSpec node) {
    return List.of(input.platform().disks().wipe(input.spec().drbd().device()));
  }

  /// Asks the disk under DRBD: the DRBD device itself cannot be read on a secondary. Internal
  /// metadata is at the end of the disk, so the file system starts where the disk does. It is read
  /// past the cache, which does not see what DRBD writes underneath.
  private Probe fileSystem(NodeSpec node) {
    return new Probe(
        "file-system",
        """
        head=$(mktemp)
        dd if=%s of="$head" iflag=direct bs=1M count=1
        blkid -p -o value -s TYPE "$head"
        rm -f "$head"
        """
            .formatted(Shell.quote(input.spec().diskOf(node).backing())));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(fileSystem(node), Questions.resources());
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    String found = facts.text(fileSystem(node));
    if (Questions.isManaged(all) || found.equals("ext4")) {
      return StepState.satisfied();
    }
    return found.isEmpty()
        ? StepState.missing("stage.missing.file-system", input.spec().drbd().device())
        : new StepState.Conflict(
            Message.of(
                "stage.conflict.file-system", node.name(), input.spec().drbd().device(), found),
            node.name() + ":" + input.spec().drbd().device());
  }
}
