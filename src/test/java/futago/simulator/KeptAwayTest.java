package futago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.Findings;
import futago.engine.RunOutcome;
import futago.engine.StepFailure;
import futago.spec.PlatformName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Moves that nobody took back keep the database off both nodes: an installation says so at once,
/// and by which constraint, rather than wait for what cannot come.
@Timeout(120)
class KeptAwayTest {
  @Test
  void whatKeepsTheDatabaseAwayIsNamed() throws Exception {
    try (var cluster = new SimulatedCluster(PlatformName.DEBIAN_COROSYNC)) {
      cluster.apply();
      cluster.untilWholeOn("alice");
      for (String node : new String[] {"bob", "alice"}) {
        cluster.command(
            "alice", "crm_resource", "--ban", "--resource", "group_pgsql", "--node", node);
      }
      cluster.until(
          "two constraints, and no database",
          status ->
              status.groupOn().isEmpty()
                  && Findings.of(status).stream()
                      .anyMatch(
                          each ->
                              each.what().key().equals("cluster.finding.group-stopped-silently"))
                  && status.pacemaker().orElseThrow().leftBehind().size() == 2);

      RunOutcome outcome = cluster.applyAnyhow();

      assertThat(outcome).isInstanceOf(RunOutcome.Failed.class);
      StepFailure failure = ((RunOutcome.Failed) outcome).failures().getFirst();
      assertThat(failure.step().value()).isEqualTo("pacemaker.running");
      assertThat(failure.cure().key()).isEqualTo("diagnosis.kept-away");
      assertThat(failure.cure().arguments().toString()).contains("cli-ban-group_pgsql-on-");

      cluster.command("alice", "crm_resource", "--clear", "--resource", "group_pgsql");
      cluster.apply();
    }
  }
}
