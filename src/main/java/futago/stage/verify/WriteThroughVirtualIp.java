package futago.stage.verify;

import futago.command.Action;
import futago.command.Content;
import futago.command.Facts;
import futago.command.OnlyIf;
import futago.command.Probe;
import futago.command.Run;
import futago.command.Secret;
import futago.command.WaitFor;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import futago.stage.PlanInput;
import futago.text.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A client's view: a role and a table that only live for this test, a row written and read through
/// the virtual IP from the other node.
public record WriteThroughVirtualIp(PlanInput input) implements Step {
  @Override
  public StepId id() {
    return StepId.of("verify.write");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    // Which node has the database is Pacemaker's decision by now.
    return List.of(
        PasswordFile.write(input),
        new OnlyIf(
            Message.of("stage.condition.database-here"),
            Run.asRoot("mountpoint", "-q", input.spec().drbd().mount()),
            onActive()),
        new OnlyIf(
            Message.of("stage.condition.database-there"),
            Run.script("! mountpoint -q \"$1\"", input.spec().drbd().mount()),
            fromOther(node)));
  }

  private List<Action> onActive() {
    String password = new String(input.secrets().verify().reveal(), StandardCharsets.US_ASCII);
    return List.of(
        Run.as(
                "postgres",
                input.postgresql("psql"),
                "-X",
                "-q",
                "-v",
                "ON_ERROR_STOP=1",
                "-p",
                port())
            .withInput(
                new Content.Confidential(
                    Secret.of(
                        """
                        DROP TABLE IF EXISTS futago_verify;
                        DROP ROLE IF EXISTS futago_verify;
                        CREATE ROLE futago_verify LOGIN PASSWORD '%s';
                        CREATE TABLE futago_verify (written timestamptz NOT NULL DEFAULT now(), by_host text NOT NULL);
                        GRANT SELECT, INSERT ON futago_verify TO futago_verify;
                        """
                            .formatted(password)))),
        new WaitFor(
            Message.of("stage.wait.row-there"),
            Run.as(
                "postgres",
                input.postgresql("psql"),
                "-X",
                "-At",
                "-p",
                port(),
                "-c",
                "SELECT 1 / count(*) AS row_is_there FROM futago_verify"),
            Duration.ofMinutes(5),
            Duration.ofSeconds(2)));
  }

  private List<Action> fromOther(NodeSpec node) {
    return List.of(
        new WaitFor(
            Message.of("stage.wait.row-written", input.spec().virtualIp().address()),
            PasswordFile.psql(
                input, "INSERT INTO futago_verify (by_host) VALUES ('" + node.name() + "')"),
            Duration.ofMinutes(4),
            Duration.ofSeconds(2)),
        PasswordFile.psql(input, "SELECT written, by_host FROM futago_verify ORDER BY written"));
  }

  private String port() {
    return Integer.toString(input.spec().postgresql().port());
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(Verified.probe(input));
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return Verified.stateOf(input, all);
  }
}
