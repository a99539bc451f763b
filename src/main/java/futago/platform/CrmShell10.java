package futago.platform;

import futago.command.Action;
import futago.command.OnlyIf;
import futago.command.Run;
import futago.command.WaitFor;
import futago.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Pacemaker 1.0 with its own `crm` shell, as on the slides. Nothing here trusts the shell's exit
/// status: it is 0 also where nothing was done.
final class CrmShell10 implements ClusterShell {
  private static final Duration LOAD_DEADLINE = Duration.ofMinutes(5);

  @Override
  public Run load(String file) {
    // `replace`, as on the slides, refuses while anything runs ("can't delete it", "CIB erase
    // aborted"), and only then is it `update`. What the shell has to say about the file it says in
    // words: with an unknown parameter, agent or resource it commits nothing and exits with 0.
    return Run.script(
            """
            if crm_mon -1 2>/dev/null | grep -Eq '\\(ocf::|(Masters|Slaves|Started): \\['; then
              said=$(crm configure load update "$1" 2>&1); status=$?
            else
              said=$(crm configure load replace "$1" 2>&1); status=$?
            fi
            [ -z "$said" ] || echo "$said"
            [ "$status" = 0 ] || exit "$status"
            if echo "$said" | grep -Eq '^ERROR:|^Errors found|aborted'; then
              echo "crm committed nothing of $1, although it says that it succeeded" >&2
              exit 1
            fi
            """,
            file)
        .within(LOAD_DEADLINE);
  }

  @Override
  public Run status() {
    return Run.asRoot("crm_mon", "-1", "-r");
  }

  @Override
  public Run moveAndWait(String group, List<String> members, List<String> candidates, int seconds) {
    // Without `force` a migrate only ties with the stickiness of INFINITY: it exits with 0 and
    // nothing moves. With it the node that has the group now is banned too, for good, hence the
    // trap. "Started" in crm_mon's text means that the start is over: 1.0 shows nothing on its way.
    // Where the connection is gone, nobody reads what is printed: by SIGPIPE a shell ends without
    // its trap, so that one is ignored. A move that lives on like that must not take back what
    // another one, from either node, has made since: the last that began signs in the cluster.
    return Run.script(
            """
            group=$1 seconds=$2 candidates=$3; shift 3
            now=$(crm_resource -W -r "$1" 2>/dev/null | sed -n 's/.*is running on: \\([^ ]*\\).*/\\1/p')
            node=
            for candidate in $candidates; do
              [ "$candidate" = "$now" ] || { node=$candidate; break; }
            done
            [ -n "$node" ] || { echo "$group already runs on $now"; exit 0; }
            move=$(uname -n).$$.$(date +%s)
            take_back() {
              last=$(crm_attribute -t crm_config -n futago-move -G -Q 2>/dev/null)
              [ "${last:-$move}" = "$move" ] || { echo "left to the move that began since: $last" >&2; return; }
              crm resource unmigrate "$group"
              [ -z "$last" ] || crm_attribute -t crm_config -n futago-move -D
            }
            trap take_back EXIT
            trap 'exit 130' HUP INT TERM
            trap '' PIPE
            crm_attribute -t crm_config -n futago-move -v "$move" || exit
            crm resource migrate "$group" "$node" force || exit
            until=$(($(date +%s) + seconds))
            for member in "$@"; do
              until crm_mon -1 -r 2>/dev/null | grep -Eq "[ ]$member[[:space:]].*Started $node *$"; do
                [ "$(date +%s)" -lt "$until" ] || { echo "$member did not start on $node" >&2; crm_mon -1 -r; exit 1; }
                sleep 1
              done
            done
            echo "$group runs on $node"
            """,
            Stream.concat(
                    Stream.of(group, Integer.toString(seconds), String.join(" ", candidates)),
                    members.stream())
                .toArray(String[]::new))
        .within(Duration.ofSeconds(seconds + 60L));
  }

  @Override
  public Run standby(String node) {
    return Run.asRoot("crm", "node", "standby", node);
  }

  @Override
  public Run online(String node) {
    return Run.asRoot("crm", "node", "online", node);
  }

  @Override
  public Run maintenance(boolean on) {
    // Deleted, not set to false: the configuration is then as it was before.
    return on
        ? Run.asRoot("crm_attribute", "-t", "crm_config", "-n", "maintenance-mode", "-v", "true")
        : Run.asRoot("crm_attribute", "-t", "crm_config", "-n", "maintenance-mode", "-D");
  }

  @Override
  public WaitFor settled() {
    // 1.0 has no `crm_resource --wait`. The controller is idle also in the moment before it begins
    // with what it was told, and for some seconds between a start of DRBD and its promotion, so it
    // has to be idle twice. With one node just gone there is no controller to ask for a while.
    return WaitFor.until(
        Message.of("platform.wait.cluster-idle"),
        Run.script(
            """
            idle() {
              controller=$(crmadmin -D 2>/dev/null | sed -n 's/^Designated Controller is: *\\([^ ]*\\).*/\\1/p')
              [ -n "$controller" ] && crmadmin -S "$controller" 2>&1 | grep S_IDLE
            }
            sleep 2
            idle || { crm_mon -1 -r; exit 1; }
            sleep 6
            idle || { crm_mon -1 -r; exit 1; }
            """),
        Duration.ofMinutes(10));
  }

  @Override
  public List<Action> lookAgainIfStopped(String group) {
    return List.of(
        settled(),
        new OnlyIf(
            Message.of("platform.shell.group-stopped"),
            Run.script("! crm_resource -W -r \"$1\" 2>/dev/null | grep -q 'is running on'", group),
            List.of(Run.asRoot("crm", "resource", "cleanup", group))));
  }

  @Override
  public List<Action> cleanup(String resource) {
    // A clean-up while an operation is in flight wedged a cluster for five minutes.
    return List.of(settled(), Run.asRoot("crm", "resource", "cleanup", resource));
  }
}
