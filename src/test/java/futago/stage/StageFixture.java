package futago.stage;

import futago.command.Action;
import futago.command.EditFile;
import futago.command.Facts;
import futago.command.FileScripts;
import futago.command.Probe;
import futago.command.Secret;
import futago.command.WriteFile;
import futago.engine.Step;
import futago.engine.StepState;
import futago.platform.Platforms;
import futago.spec.ClusterSpec;
import futago.spec.DiskSpec;
import futago.spec.DrbdSpec;
import futago.spec.NodeSpec;
import futago.spec.PacemakerSpec;
import futago.spec.PlatformName;
import futago.spec.PostgresqlSpec;
import futago.spec.SshSpec;
import futago.spec.VirtualIp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The talk's own cluster on Debian 12, and answers that nodes might give.
final class StageFixture {
  static final NodeSpec ALICE = node("alice", "192.168.137.101");
  static final NodeSpec BOB = node("bob", "192.168.137.102");

  private StageFixture() {}

  static PlanInput input() {
    return input(new DiskSpec.Device("/dev/sdb1"));
  }

  static PlanInput input(DiskSpec disk) {
    var spec =
        new ClusterSpec(
            "pgha",
            List.of(ALICE, BOB),
            new VirtualIp("192.168.137.201", 24),
            new DrbdSpec("pgsql", "/dev/drbd0", 7788, "/mnt/pgsql-data", disk, Optional.empty()),
            new PostgresqlSpec("15", 5432, "192.168.137.0/24"),
            new PacemakerSpec(PacemakerSpec.Fencing.NONE),
            Optional.empty());
    return new PlanInput(
        spec,
        ALICE,
        Platforms.planned(PlatformName.DEBIAN_COROSYNC, "15"),
        PlanInput.Secrets.fresh(Secret.of("canary-password")));
  }

  private static NodeSpec node(String name, String address) {
    return new NodeSpec(
        name,
        address,
        "eth0",
        new SshSpec(
            address, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false),
        Optional.empty());
  }

  /// What a step says when both nodes answer alike: every file is as it should be, every question
  /// is answered with no and nothing, but for the answers given.
  ///
  /// @param answers probe name, or its beginning, to `STATUS OUTPUT`
  static StepState check(Step step, NodeSpec node, Map<String, String> answers) {
    var all = Map.of("alice", facts(step, ALICE, answers), "bob", facts(step, BOB, answers));
    return step.check(node, all.get(node.name()), all);
  }

  static Facts facts(Step step, NodeSpec node, Map<String, String> answers) {
    var given = new HashMap<String, Facts.Answer>();
    for (Action action : step.actions(node)) {
      if (action instanceof WriteFile file) {
        given.put(FileScripts.stateOf(file).name(), new Facts.Answer(0, "same"));
      }
      if (action instanceof EditFile file) {
        given.put(FileScripts.stateOf(file).name(), new Facts.Answer(0, "same"));
      }
    }
    for (Probe probe : step.probes(node)) {
      given.put(probe.name(), new Facts.Answer(1, ""));
    }
    answers.forEach(
        (beginning, answer) ->
            given.replaceAll((name, old) -> name.startsWith(beginning) ? parsed(answer) : old));
    return new Facts(node.name(), given);
  }

  private static Facts.Answer parsed(String answer) {
    return new Facts.Answer(
        Integer.parseInt(answer.substring(0, 1)), answer.length() > 2 ? answer.substring(2) : "");
  }
}
