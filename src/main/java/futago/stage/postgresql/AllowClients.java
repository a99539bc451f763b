package futago.stage.postgresql;

import futago.command.Action;
import futago.command.EditFile;
import futago.command.Facts;
import futago.command.Probe;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import futago.stage.PlanInput;
import futago.stage.Questions;
import java.util.List;
import java.util.Map;

/// Who may connect (slide "PostgreSQLの設定", `pg_hba.conf`): the client network with a password, and
/// the operating system's user postgres locally without one. The latter is what Pacemaker's monitor
/// uses, so that no password has to stand in the CIB, where the slides have `monitor_password`.
public record AllowClients(PlanInput input) implements Step {
  @Override
  public StepId id() {
    return StepId.of("postgresql.clients");
  }

  @Override
  public Target target() {
    return Target.ACT;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    String rules =
        """
        # TYPE  DATABASE  USER      ADDRESS             METHOD
        local   all       postgres                      peer
        host    all       all       %s    %s
        """
            .formatted(
                input.spec().postgresql().clients(), input.platform().postgresql().passwordMethod())
            .stripTrailing();
    return List.of(
        // The first line that fits decides, so ours stand before initdb's.
        new EditFile(
            input.dataDirectory() + "/pg_hba.conf",
            List.of(new EditFile.Block("clients", rules, "^(local|host)[[:space:]]")),
            false),
        Reload.ifRunning(input));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(Questions.resources(), InitialiseDatabase.initialised(input));
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return Reload.stateOfDataFiles(input, actions(node), facts, all);
  }
}
