package futago.platform;

import futago.command.Action;
import futago.command.Run;
import futago.command.WaitFor;
import futago.text.Message;
import java.time.Duration;
import java.util.List;

/// Pacemaker 2.1 and 3.0 with crmsh: crm_resource(8), crm_attribute(8), crm(8).
final class PacemakerShell implements ClusterShell {
  /// crmsh is Python: 15 s were measured on an emulated machine.
  private static final Duration LOAD_DEADLINE = Duration.ofMinutes(5);

  @Override
  public Run loadInto(String file) {
    return Run.asRoot("crm", "configure", "load", "replace", file).within(LOAD_DEADLINE);
  }

  @Override
  public Run update(String file) {
    return Run.asRoot("crm", "configure", "load", "update", file).within(LOAD_DEADLINE);
  }

  @Override
  public Run status() {
    return Run.asRoot("crm_mon", "-1", "-r");
  }

  @Override
  public Run moveAndWait(String group, List<String> members, String node, int seconds) {
    // --force also bans the node that has it now: the stickiness is INFINITY, and a mere preference
    // would only tie with it. The trap takes both constraints back whatever happens.
    return Run.script(
            """
            group=$1 node=$2 seconds=$3; shift 3
            trap 'crm_resource --clear --resource "$group"' EXIT
            trap 'exit 130' HUP INT TERM
            crm_resource --move --resource "$group" --node "$node" --force
            until=$(($(date +%s) + seconds))
            for member in "$@"; do
              until crm_resource --locate --resource "$member" 2>&1 | grep -q "is running on: $node"; do
                [ "$(date +%s)" -lt "$until" ] || { echo "$member did not start on $node" >&2; crm_mon -1 -r; exit 1; }
                sleep 1
              done
            done
            """,
            concat(List.of(group, node, Integer.toString(seconds)), members))
        .within(Duration.ofSeconds(seconds + 60L));
  }

  @Override
  public Run standby(String node) {
    return Run.asRoot("crm_attribute", "--node", node, "--name", "standby", "--update", "on");
  }

  @Override
  public Run online(String node) {
    return Run.asRoot("crm_attribute", "--node", node, "--name", "standby", "--delete");
  }

  @Override
  public List<Action> cleanup(String resource) {
    // A clean-up while an operation is in flight can wedge the cluster, so it waits for idle first.
    return List.of(
        new WaitFor(
            Message.of("platform.wait.cluster-idle"),
            Run.script("crm_resource --wait --timeout=5s"),
            Duration.ofMinutes(5),
            Duration.ofSeconds(1)),
        Run.asRoot("crm_resource", "--refresh", "--resource", resource));
  }

  private static String[] concat(List<String> head, List<String> tail) {
    return java.util.stream.Stream.concat(head.stream(), tail.stream()).toArray(String[]::new);
  }
}
