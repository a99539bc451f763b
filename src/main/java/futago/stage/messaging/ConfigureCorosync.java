package futago.stage.messaging;

import futago.command.Action;
import futago.command.Facts;
import futago.command.FileMode;
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
import java.util.Optional;

/// Gives both nodes the same corosync.conf (corosync.conf(5)) and the same key (slides
/// "Heartbeatの設定"). The key is made here, anew whenever one of the nodes lacks it, and is never
/// shown.
public record ConfigureCorosync(PlanInput input) implements Step {
  private static final String FILE = "/etc/corosync/corosync.conf";
  private static final Probe FOREIGN = ForeignCluster.corosync(FILE);
  private static final String KEY = "/etc/corosync/authkey";
  private static final FileMode KEY_MODE = new FileMode("root:root", "0400");

  /// A digest of 256 random bytes gives nothing away; it only tells whether both nodes have the
  /// same.
  private static final Probe KEY_DIGEST =
      new Probe("corosync-key", "[ -s " + KEY + " ] && sha256sum < " + KEY);

  @Override
  public StepId id() {
    return StepId.of("messaging.corosync");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return List.of(
        WriteFile.text(FILE, configuration()),
        WriteFile.secret(KEY, input.secrets().membershipKey(), KEY_MODE));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(KEY_DIGEST, FOREIGN);
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    Optional<StepState> foreign = ForeignCluster.conflict(node, facts, FOREIGN, FILE);
    if (foreign.isPresent()) {
      return foreign.get();
    }
    long digests =
        all.values().stream().map(answers -> answers.text(KEY_DIGEST)).distinct().count();
    if (!facts.yes(KEY_DIGEST) || digests != 1) {
      return StepState.missing("stage.missing.shared-key");
    }
    return FileSteps.stateOf(actions(node), facts);
  }

  /// One `key: value` a line: Corosync takes nothing else.
  private String configuration() {
    var nodes = new ArrayList<Map<String, Object>>();
    for (NodeSpec node : input.spec().nodes()) {
      nodes.add(Map.of("name", node.name(), "id", nodes.size() + 1, "address", node.address()));
    }
    return input.configuration(
        "corosync.conf", Map.of("cluster", input.spec().name(), "nodes", nodes));
  }
}
