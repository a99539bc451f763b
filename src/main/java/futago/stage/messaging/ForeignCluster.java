package futago.stage.messaging;

import futago.command.Facts;
import futago.command.Probe;
import futago.engine.StepState;
import futago.spec.NodeSpec;
import futago.text.Message;
import java.util.Optional;

/// Whether a node is a member of somebody else's cluster: there is a configuration that neither
/// Futago nor the package wrote. It is never replaced without a word; then it is kept, and `futago
/// remove` puts it back.
final class ForeignCluster {
  private ForeignCluster() {}

  /// Asks for Corosync's configuration; the answer is what tells the cluster, if it is foreign.
  static Probe corosync(String file) {
    return new Probe(
        "foreign-corosync",
        """
        [ -s %1$s ] && ! head -n 1 %1$s | grep -q '^# Written by Futago' || exit 1
        case $(LC_ALL=C dpkg --verify corosync 2>&1) in *'not installed'* | *' %1$s'*) ;; *) exit 1 ;; esac
        echo $(sed -n 's/^[[:space:]]*\\(cluster_name\\|ring0_addr\\|bindnetaddr\\):[[:space:]]*/\\1 /p' %1$s)\
        """
            .formatted(file));
  }

  /// Asks for Heartbeat's configuration, which no package brings, likewise.
  static Probe heartbeat(String file) {
    return new Probe(
        "foreign-heartbeat",
        """
        [ -s %1$s ] && ! head -n 1 %1$s | grep -q '^# Written by Futago' || exit 1
        echo $(grep -E '^(node|[umb]cast)[[:space:]]' %1$s)\
        """
            .formatted(file));
  }

  /// The conflict, if the answer tells of one.
  static Optional<StepState> conflict(NodeSpec node, Facts facts, Probe asked, String file) {
    return facts.yes(asked)
        ? Optional.of(
            new StepState.Conflict(
                Message.of("stage.conflict.cluster", node.name(), file, facts.text(asked)),
                node.name() + ":" + file))
        : Optional.empty();
  }
}
