package futago.stage.install;

import futago.command.Action;
import futago.command.Facts;
import futago.command.Probe;
import futago.command.Run;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import futago.text.Message;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Drops the database clusters that Debian's packages made earlier, if nobody has put anything into
/// them. One that holds a database or a table of anybody's is a conflict: it would stay behind, on
/// the same port, outside the cluster.
public record DropEmptyDefaultDatabase() implements Step {
  private static final String EMPTY = "empty ";
  private static final Pattern FULL = Pattern.compile("(used|stopped) (\\S+) (\\S+)");

  private static final Run STOP_ON_FAILURE_AND_DROP =
      Run.script(
          "pg_lsclusters -h | while read -r version name _; do pg_dropcluster --stop \"$version\""
              + " \"$name\" || exit 1; done");

  /// A cluster that does not run is started for the look: only it can say whether it is empty.
  private static final Probe CLUSTERS =
      new Probe(
          "debian-database-clusters",
          """
          ls -d /etc/postgresql/*/* >/dev/null 2>&1 || exit 0
          pg_lsclusters -h | while read -r version name port status owner data _; do
            case $status in
              online*) used=$(su - postgres -s /bin/sh -c "psql -AtX -p $port -d postgres -c \\"
                  select (select count(*) from pg_database where datname not in ('postgres', 'template0', 'template1'))
                       + (select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                          where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname not like 'pg_temp%')
                       + (select count(*) from pg_roles where rolname <> 'postgres' and rolname not like 'pg\\_%')\\"")
                [ "$used" = 0 ] && echo "empty $version/$name" || echo "used $version/$name $data" ;;
              *) echo "stopped $version/$name $data" ;;
            esac
          done
          """);

  @Override
  public StepId id() {
    return StepId.of("install.drop-default-database");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return List.of(STOP_ON_FAILURE_AND_DROP);
  }

  @Override
  public List<Action> clearAway(NodeSpec node) {
    return List.of(
        Run.script(
                """
                mkdir -p -m 0700 /var/lib/futago/backup
                pg_lsclusters -h | while read -r version name port _; do
                  pg_ctlcluster "$version" "$name" start 2>/dev/null || true
                  su - postgres -s /bin/sh -c "pg_dumpall -p $port" > "/var/lib/futago/backup/postgresql-$version-$name.$(date -u +%Y%m%dT%H%M%SZ).sql" || exit 1
                done
                """)
            .within(java.time.Duration.ofHours(2)));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(CLUSTERS);
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    List<String> clusters = facts.text(CLUSTERS).lines().toList();
    for (String cluster : clusters) {
      Matcher full = FULL.matcher(cluster);
      if (!cluster.startsWith(EMPTY)) {
        // Words that are not ours are no reason to believe that it is empty.
        boolean ours = full.matches();
        String name = ours ? full.group(2) : "?";
        return new StepState.Conflict(
            Message.of(
                "stage.conflict.database-" + (ours ? full.group(1) : "stopped"),
                node.name(),
                name,
                ours ? full.group(3) : cluster),
            node.name() + ":postgresql/" + name);
      }
    }
    return clusters.isEmpty()
        ? StepState.satisfied()
        : StepState.missing(
            "stage.missing.default-database", clusters.getFirst().substring(EMPTY.length()));
  }
}
