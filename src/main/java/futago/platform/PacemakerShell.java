package futago.platform;

import futago.command.Action;
import futago.command.OnlyIf;
import futago.command.Run;
import futago.command.WaitFor;
import futago.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Pacemaker 2.1 and 3.0 with crmsh: crm_resource(8), crm_attribute(8), crm(8).
final class PacemakerShell implements ClusterShell {
  /// crmsh is Python: 15 s were measured on an emulated machine.
  private static final Duration LOAD_DEADLINE = Duration.ofMinutes(5);

  private static final List<String> REPLICATION =
      List.of(ResourceNames.DRBD, ResourceNames.DRBD_CLONE);

  @Override
  public Run load(String file) {
    // `replace`, which the slides use, erases first: with it go the cluster's own properties, so
    // that crm_mon says "Stack: unknown" until the next election. An empty cluster needs no
    // replacing.
    return Run.asRoot("crm", "configure", "load", "update", file).within(LOAD_DEADLINE);
  }

  @Override
  public Run status() {
    return Run.asRoot("crm_mon", "-1", "-r");
  }

  @Override
  public Run moveAndWait(String group, List<String> members, List<String> candidates, int seconds) {
    // --force also bans the node that has it now: the stickiness is INFINITY, and a mere preference
    // would only tie with it. The trap takes both constraints back whatever happens. crm_resource
    // --locate already names a node on which the start has only begun, hence crm_mon for the
    // waiting. Where the connection is gone, nobody reads what is printed: by SIGPIPE a shell ends
    // without its trap, so that one is ignored. A move that lives on like that must not clear what
    // another one, from either node, has made since: the last that began signs in the cluster.
    return Run.script(
            """
            group=$1 seconds=$2 candidates=$3; shift 3
            now=$(crm_resource --locate --resource "$1" 2>/dev/null | sed -n 's/.*is running on: \\([^ ]*\\).*/\\1/p')
            node=
            for candidate in $candidates; do
              [ "$candidate" = "$now" ] || { node=$candidate; break; }
            done
            [ -n "$node" ] || { echo "$group already runs on $now"; exit 0; }
            move=$(uname -n).$$.$(date +%s)
            take_back() {
              last=$(crm_attribute --name futago-move --query --quiet 2>/dev/null)
              [ "${last:-$move}" = "$move" ] || { echo "left to the move that began since: $last" >&2; return; }
              crm_resource --clear --resource "$group"
              [ -z "$last" ] || crm_attribute --name futago-move --delete
            }
            trap take_back EXIT
            trap 'exit 130' HUP INT TERM
            trap '' PIPE
            crm_attribute --name futago-move --update "$move" || exit
            crm_resource --move --resource "$group" --node "$node" --force
            until=$(($(date +%s) + seconds))
            for member in "$@"; do
              until crm_mon -1 -r 2>/dev/null | grep -Eq "[ *]$member[[:space:]].*Started $node *$"; do
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
    return Run.asRoot("crm_attribute", "--node", node, "--name", "standby", "--update", "on");
  }

  @Override
  public Run online(String node) {
    return Run.asRoot("crm_attribute", "--node", node, "--name", "standby", "--delete");
  }

  @Override
  public Run maintenance(boolean on) {
    // Deleted, not set to false: the configuration is then as it was before.
    return on
        ? Run.asRoot("crm_attribute", "--name", "maintenance-mode", "--update", "true")
        : Run.asRoot("crm_attribute", "--name", "maintenance-mode", "--delete");
  }

  @Override
  public WaitFor settled() {
    // `--wait` alone never ends while a resource is blocked by a failed stop: what should follow
    // stays pending for ever. It also ends too early, since it does not count notifications: a
    // clean-up in the midst of one stopped a healthy database. The 5 s let the controller begin
    // with what it was told just now.
    return WaitFor.until(
        Message.of("platform.wait.cluster-idle"),
        Run.script(
            """
            crm_resource --wait --timeout=5s
            controller=$(crmadmin -D 2>/dev/null | sed -n 's/^Designated Controller is: *\\([^ ]*\\).*/\\1/p')
            [ -n "$controller" ] && crmadmin -S "$controller" 2>&1 | grep S_IDLE
            """),
        Duration.ofMinutes(10));
  }

  @Override
  public List<Action> lookAgainIfStopped(String group) {
    // A clean-up alone does nothing when no failure is on record.
    return List.of(
        new OnlyIf(
            Message.of("platform.shell.group-stopped"),
            Run.script(
                "crm_resource --wait --timeout=120s && ! crm_resource --resource "
                    + group
                    + " --locate 2>&1 | grep -q 'is running on'"),
            List.of(Run.asRoot("crm_resource", "--refresh"))));
  }

  @Override
  public List<Action> cleanup(String resource) {
    // A clean-up while an operation is in flight can wedge the cluster, so it waits for idle first.
    // `--refresh` has it looked at anew, but forgets what runs as well as what failed: of DRBD,
    // that has the group on top of it restarted. So there only failures are forgotten, unless the
    // group is stopped anyway.
    Run refresh = Run.asRoot("crm_resource", "--refresh", "--resource", resource);
    if (!REPLICATION.contains(resource)) {
      return List.of(settled(), refresh);
    }
    return List.of(
        settled(),
        Run.asRoot("crm_resource", "--cleanup", "--resource", resource),
        settled(),
        new OnlyIf(
            Message.of("platform.shell.group-stopped"),
            Run.script(
                "! crm_resource --resource \"$1\" --locate 2>&1 | grep -q 'is running on'",
                ResourceNames.GROUP),
            List.of(refresh)));
  }
}
