package futago.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Action;
import futago.command.FileScripts;
import futago.command.Run;
import futago.command.Secret;
import futago.command.WriteFile;
import futago.engine.Step;
import futago.platform.Platforms;
import futago.spec.ClusterSpec;
import futago.spec.ExampleSpec;
import futago.spec.NodeSpec;
import futago.spec.PlatformName;
import futago.spec.SpecReader;
import futago.spec.SpecWriter;
import futago.stage.PlanInput;
import futago.stage.messaging.ConfigureHeartbeat;
import futago.stage.messaging.ShareHeartbeatKey;
import futago.stage.messaging.StartHeartbeat;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Alice and bob with a real Heartbeat each, configured by the steps of the talk's platform, on a
/// cable between them.
final class HeartbeatPair implements AutoCloseable {
  /// Where a node's Heartbeat writes here, for there is no syslog.
  static final String LOG = "/run/ha-log";

  private final PlanInput input;
  private final HeartbeatNode alice;
  private final HeartbeatNode bob;

  private HeartbeatPair(PlanInput input, HeartbeatNode alice, HeartbeatNode bob) {
    this.input = input;
    this.alice = alice;
    this.bob = bob;
  }

  /// Two nodes that can reach each other, with the generated files in place.
  ///
  /// @param settings the `heartbeat` of `cluster.json`
  static HeartbeatPair configured(String settings) throws Exception {
    ClusterSpec example = ExampleSpec.of(Optional.of(PlatformName.EL6_HEARTBEAT));
    String json =
        SpecWriter.write(example).replaceFirst("\\{", "{\n  \"heartbeat\": " + settings + ",");
    ClusterSpec spec = SpecReader.parse(json);
    var input =
        new PlanInput(
            spec,
            spec.act(),
            Platforms.planned(PlatformName.EL6_HEARTBEAT, spec),
            PlanInput.Secrets.fresh(Secret.random(16)));
    HeartbeatNode alice = HeartbeatNode.named("alice");
    try {
      var pair = new HeartbeatPair(input, alice, HeartbeatNode.named("bob"));
      try {
        HeartbeatNode.connect(pair.alice, pair.bob);
        pair.configure(pair.alice, spec.nodes().getFirst());
        pair.configure(pair.bob, spec.nodes().getLast());
        return pair;
      } catch (Exception | AssertionError e) {
        pair.bob.close();
        throw e;
      }
    } catch (Exception | AssertionError e) {
      alice.close();
      throw e;
    }
  }

  private void configure(HeartbeatNode node, NodeSpec spec) throws Exception {
    node.sh("ip addr add %s/24 brd + dev eth0; ip link set eth0 up".formatted(spec.address()));
    for (Step step : List.of(new ConfigureHeartbeat(input), new ShareHeartbeatKey(input))) {
      for (Action action : step.actions(spec)) {
        assertThat(action).isInstanceOf(WriteFile.class);
        HeartbeatNode.Result written = node.run(FileScripts.write((WriteFile) action));
        assertThat(written.status()).as(written.output()).isZero();
      }
    }
    // The Pacemaker that this Heartbeat would start is not packaged any more. Without it, resources
    // would be in a file of their own.
    node.sh(
        "grep -qx 'pacemaker respawn' /etc/ha.d/ha.cf"
            + " && sed -i 's,^pacemaker respawn$,logfile %s,' /etc/ha.d/ha.cf".formatted(LOG)
            + " && touch /etc/ha.d/haresources");
  }

  HeartbeatNode alice() {
    return alice;
  }

  HeartbeatNode bob() {
    return bob;
  }

  /// Starts Heartbeat on a node, with the step's own command.
  HeartbeatNode.Result start(HeartbeatNode node) throws Exception {
    Run start =
        new StartHeartbeat(input)
            .actions(input.act()).stream()
                .filter(Run.class::isInstance)
                .map(Run.class::cast)
                .filter(run -> run.argv().contains("start"))
                .findFirst()
                .orElseThrow();
    return node.run(start);
  }

  /// Starts Heartbeat on both nodes, which must succeed.
  void start() throws Exception {
    for (HeartbeatNode node : List.of(alice, bob)) {
      HeartbeatNode.Result started = start(node);
      assertThat(started.status()).as(started.output()).isZero();
    }
  }

  /// What a node's `cl_status` says about another node.
  static String seenBy(HeartbeatNode node, String other) throws Exception {
    return node.run(Run.asRoot("cl_status", "nodestatus", other)).output().strip();
  }

  @Override
  public void close() throws IOException {
    try (alice) {
      bob.close();
    }
  }
}
