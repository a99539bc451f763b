package futago.stage.postgresql;

import futago.command.Action;
import futago.command.Content;
import futago.command.Facts;
import futago.command.Probe;
import futago.command.Run;
import futago.command.Shell;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import futago.stage.Names;
import futago.stage.PlanInput;
import futago.stage.Questions;
import futago.text.Message;
import java.util.List;
import java.util.Map;

/// Makes the database cluster on the mounted DRBD device (slide "データベースクラスタの作成"), with
/// scram-sha-256 instead of the slides' md5 where PostgreSQL knows it. The superuser's password
/// goes to initdb by standard input.
public record InitialiseDatabase(PlanInput input) implements Step {
  /// Where the stage notes that the database has answered over the network once.
  static final String REACHED = Names.STATE + "/postgresql-reached";

  @Override
  public StepId id() {
    return StepId.of("postgresql.initdb");
  }

  @Override
  public Target target() {
    return Target.ACT;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    String data = input.dataDirectory();
    return List.of(
        Run.asRoot("rm", "-f", REACHED),
        Run.asRoot("mkdir", "-p", data),
        Run.asRoot("chmod", "0700", data),
        Run.asRoot("chown", "postgres:postgres", data),
        // Through a pipe of its own: the standard input that su hands on belongs to root, and
        // postgres
        // may not open it by name.
        Run.as(
                "postgres",
                "sh",
                "-c",
                "cat | %s -A %s -D %s -E UTF8 --locale=C --pwfile=/dev/stdin"
                    .formatted(
                        input.postgresql("initdb"),
                        input.platform().postgresql().passwordMethod(),
                        Shell.quote(data)))
            .withInput(new Content.Confidential(input.secrets().postgres())));
  }

  @Override
  public List<Action> clearAway(NodeSpec node) {
    return List.of(
        Run.script(
            "mv \"$1\" \"$1.before-futago.$(date -u +%Y%m%dT%H%M%SZ)\"", input.dataDirectory()));
  }

  static Probe initialised(PlanInput input) {
    String data = Shell.quote(input.dataDirectory());
    return new Probe(
        "database-cluster",
        "if [ -s %1$s/PG_VERSION ] && [ -s %1$s/global/pg_control ]; then echo version $(cat %1$s/PG_VERSION); else ls -A %1$s | head -n 3; fi"
            .formatted(data));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(initialised(input), Questions.resources());
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    String found = facts.text(initialised(input));
    if (found.equals("version " + input.spec().postgresql().version())
        || (found.isEmpty() && Questions.isManaged(all))) {
      return StepState.satisfied();
    }
    return found.isEmpty()
        ? StepState.missing("stage.missing.database", input.dataDirectory())
        : new StepState.Conflict(
            Message.of(
                "stage.conflict.data-directory",
                node.name(),
                input.dataDirectory(),
                found.replace('\n', ' ')),
            node.name() + ":" + input.dataDirectory());
  }
}
