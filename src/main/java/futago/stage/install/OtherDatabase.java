package futago.stage.install;

import futago.command.Facts;
import futago.command.Probe;
import futago.engine.StepState;
import futago.spec.NodeSpec;
import futago.stage.PlanInput;
import futago.text.Message;
import java.util.Optional;

/// Whether a PostgreSQL server that is not the cluster's listens on the port that the cluster's
/// shall have. It is never stopped for anybody: who uses it, nobody can tell.
final class OtherDatabase {
  private OtherDatabase() {}

  /// Asks; the answer is its data directory, told by the lock of its socket. Those that Debian's
  /// own tools look after are {@link DropEmptyDefaultDatabase}'s business.
  static Probe probe(PlanInput input) {
    return new Probe(
        "other-database",
        """
        { ss -ltn || netstat -ltn; } 2>/dev/null | grep -q ':%1$d ' || exit 1
        for lock in /tmp/.s.PGSQL.%1$d.lock /var/run/postgresql/.s.PGSQL.%1$d.lock; do
          data=$(sed -n 2p "$lock") && [ -n "$data" ] || continue
          [ "$data" = %2$s ] && continue
          pg_lsclusters -h | grep -qF " $data " && continue
          echo "$data"
          exit 0
        done
        exit 1\
        """
            .formatted(
                input.spec().postgresql().port(),
                futago.command.Shell.quote(input.dataDirectory())));
  }

  /// The conflict, if there is one.
  static Optional<StepState> conflict(PlanInput input, NodeSpec node, Facts facts) {
    Probe asked = probe(input);
    return facts.yes(asked)
        ? Optional.of(
            new StepState.Conflict(
                Message.of(
                    "stage.conflict.database-elsewhere",
                    node.name(),
                    facts.text(asked),
                    Integer.toString(input.spec().postgresql().port())),
                ""))
        : Optional.empty();
  }
}
