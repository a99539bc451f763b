package futago.stage.install;

import futago.command.Action;
import futago.command.Facts;
import futago.command.Probe;
import futago.command.Run;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import futago.stage.PlanInput;
import futago.text.Message;
import java.util.List;
import java.util.Map;

/// Looks whether PostgreSQL's user has the same numbers on both nodes. A file's owner is a number
/// on the disk that DRBD copies: where it is another user's on the other node, PostgreSQL starts on
/// one of them only, and nobody would know before the first failover. Red Hat's packages always
/// take 26; Debian's take the next free one, which depends on what else was installed before.
///
/// Which node has to give way cannot be told from here, and files may belong to either number: a
/// person decides, and has the commands.
public record SamePostgresUser(PlanInput input) implements Step {
  private static final Probe NUMBERS =
      new Probe("postgres-numbers", "id -u postgres && id -g postgres");

  @Override
  public StepId id() {
    return StepId.of("install.same-user");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public boolean provesOnly() {
    return true;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return List.of(Run.asRoot("id", "postgres"));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(NUMBERS);
  }

  /// Told of one node only, the planned standby: that is the one without data in a new cluster.
  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    NodeSpec act = input.act();
    Facts others = all.get(act.name());
    String here = facts.text(NUMBERS);
    String there = others.text(NUMBERS);
    if (!facts.yes(NUMBERS) || !others.yes(NUMBERS) || here.equals(there)) {
      return StepState.satisfied();
    }
    String[] mine = here.split("\n", -1);
    String[] wanted = there.split("\n", -1);
    return new StepState.Conflict(
        Message.of(
            "stage.conflict.postgres-user",
            node.name(),
            mine[0],
            mine[1],
            act.name(),
            wanted[0],
            wanted[1]),
        "");
  }
}
