package futago.stage.messaging;

import futago.command.Action;
import futago.command.Facts;
import futago.command.FileMode;
import futago.command.Probe;
import futago.command.Secret;
import futago.command.WriteFile;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import futago.stage.FileSteps;
import futago.stage.PlanInput;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Heartbeat's authkeys, for root's eyes only (slide "ハートビート通信でノードの認証に使うキーの設定を行う"). The key is made
/// here at random, anew whenever one of the nodes lacks it, and is never shown.
public record ShareHeartbeatKey(PlanInput input) implements Step {
  /// As long as what the slides' `sha1sum` prints: 40 hexadecimal digits.
  private static final int KEY_BYTES = 20;

  @Override
  public StepId id() {
    return StepId.of("heartbeat.key");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return List.of(WriteFile.secret(file(), keys(), FileMode.ROOT_ONLY));
  }

  private String file() {
    return input.platform().membership().key();
  }

  private Secret keys() {
    byte[] random = input.secrets().membershipKey().reveal();
    String key = HexFormat.of().formatHex(random, 0, KEY_BYTES);
    String lines = input.configuration("authkeys", Map.of("key", key));
    return Secret.of(lines.getBytes(StandardCharsets.US_ASCII));
  }

  /// A digest of 20 random bytes gives nothing away; it only tells whether both nodes have the
  /// same.
  private Probe digest() {
    return new Probe("heartbeat-key", "[ -s %1$s ] && sha256sum < %1$s".formatted(file()));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(digest());
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    long digests = all.values().stream().map(answers -> answers.text(digest())).distinct().count();
    if (!facts.yes(digest()) || digests != 1) {
      return StepState.missing("stage.missing.shared-key");
    }
    return FileSteps.stateOf(actions(node), facts);
  }
}
